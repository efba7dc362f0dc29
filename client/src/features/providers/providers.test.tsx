import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PutProviderKeyRequest } from '@/lib/api/types';
import type { AdminProvider, UpdateProviderRequest } from './types';
import { anAdminProvider, aPerson, aProviderKey } from '@/test/data';
import { renderApp } from '@/test/render-app';
import { api, problem, server, world } from '@/test/server';
import { inOrder, moveBy } from './order';

const acme = anAdminProvider();
const nova = anAdminProvider({ id: 'nova', name: 'Nova', order: 20 });
const last = anAdminProvider({ id: 'last', name: 'Last', order: 1, lastResort: true });

beforeEach(() => {
  world.me = aPerson({ canOperate: true });
  world.providers = [acme, nova];
});

function acceptChanges() {
  const received: { id: string; body: UpdateProviderRequest }[] = [];
  server.use(
    http.patch<{ id: string }, UpdateProviderRequest>(
      api('/admin/providers/:id'),
      async ({ request, params: { id } }) => {
        const body = await request.json();
        received.push({ id, body });
        world.providers = world.providers.map((provider) =>
          provider.id === id ? ({ ...provider, ...body } as AdminProvider) : provider,
        );
        return HttpResponse.json(world.providers.find((provider) => provider.id === id));
      },
    ),
  );
  return received;
}

const names = () =>
  within(screen.getByRole('list', { name: 'Providers' }))
    .getAllByRole('article')
    .map((card) => card.getAttribute('aria-label'));

describe('the order', () => {
  it('puts the last resort after all others, whatever its number', () => {
    expect(inOrder([last, nova, acme]).map(({ id }) => id)).toEqual(['acme', 'nova', 'last']);
    expect(moveBy([acme, nova, last], 1, 1)).toEqual([]);
  });

  it('numbers all providers when equal numbers say nothing', () => {
    const equal = [acme, { ...nova, order: 10 }];

    expect(moveBy(equal, 1, -1)).toEqual([{ id: 'acme', body: { order: 20 } }]);
  });

  it('is changed by buttons', async () => {
    const received = acceptChanges();
    const { user } = renderApp('/admin/providers');
    await screen.findByRole('article', { name: 'Nova' });
    expect(screen.getByRole('button', { name: 'Move Acme up' })).toBeDisabled();

    await user.click(screen.getByRole('button', { name: 'Move Nova up' }));

    await waitFor(() => expect(names()).toEqual(['Nova', 'Acme']));
    await waitFor(() =>
      expect(received).toEqual([
        { id: 'nova', body: { order: 10 } },
        { id: 'acme', body: { order: 20 } },
      ]),
    );
  });

  it('goes back when the server refuses', async () => {
    server.use(http.patch(api('/admin/providers/:id'), () => problem(403, 'auth.forbidden')));
    const { user } = renderApp('/admin/providers');

    await user.click(await screen.findByRole('button', { name: 'Move Nova up' }));

    expect(await screen.findByText('Not moved')).toBeInTheDocument();
    await waitFor(() => expect(names()).toEqual(['Acme', 'Nova']));
  });
});

describe('a provider', () => {
  it('is switched off and on', async () => {
    const received = acceptChanges();
    const { user } = renderApp('/admin/providers');
    const kill = await screen.findByRole('switch', { name: 'Acme is switched on' });
    expect(kill).toBeChecked();

    await user.click(kill);

    expect(
      await screen.findByText('Acme is switched off: nothing is sent there any more.'),
    ).toBeInTheDocument();
    expect(kill).not.toBeChecked();
    expect(received).toEqual([{ id: 'acme', body: { enabled: false } }]);
  });

  it('tells how it does and why, and is looked at now', async () => {
    world.providers = [
      anAdminProvider({
        running: 3,
        waiting: 7,
        health: { ...acme.health, state: 'degraded', successRate: 0.81, reason: '503 too often.' },
      }),
    ];
    server.use(
      http.post(api('/admin/providers/acme/check'), () =>
        HttpResponse.json({ health: { ...acme.health, state: 'down', reason: 'No answer.' } }),
      ),
    );
    const { user } = renderApp('/admin/providers');
    expect(await screen.findByText('3 running · 7 waiting · 3 models')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Settings of Acme' }));
    const health = within(await screen.findByRole('region', { name: 'Health of Acme' }));
    expect(health.getByText('503 too often.')).toBeInTheDocument();
    expect(health.getByText('81 %')).toBeInTheDocument();

    await user.click(health.getByRole('button', { name: 'Check now: Acme' }));

    expect(await screen.findByText('Acme: Down')).toBeInTheDocument();
  });

  it('gets limits, checked before they are sent; an empty rate is no limit', async () => {
    const received = acceptChanges();
    const { user } = renderApp('/admin/providers');
    await user.click(await screen.findByRole('button', { name: 'Settings of Acme' }));
    const form = within(await screen.findByRole('form', { name: 'Settings of Acme' }));
    const concurrency = form.getByRole('textbox', { name: 'At the same time' });
    await user.clear(concurrency);
    await user.type(concurrency, '5000');
    await user.clear(form.getByRole('textbox', { name: 'In a minute' }));
    await user.click(form.getByRole('switch', { name: /^Send again after a server error/ }));
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(concurrency).toHaveAccessibleDescription(/Enter 1 to 1,000\./);
    expect(received).toEqual([]);

    await user.clear(concurrency);
    await user.type(concurrency, '4');
    await user.click(form.getByRole('button', { name: 'Save' }));

    await waitFor(() =>
      expect(received).toEqual([
        { id: 'acme', body: { concurrency: 4, requestsPerMinute: 0, resendAfterServerError: true } },
      ]),
    );
    expect(await screen.findByText('The settings of Acme are saved.')).toBeInTheDocument();
    expect(form.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('gets the key of the installation', async () => {
    const received: PutProviderKeyRequest[] = [];
    server.use(
      http.put<never, PutProviderKeyRequest>(api('/provider-keys/platform/acme'), async ({ request }) => {
        received.push(await request.json());
        const saved = aProviderKey({ scope: 'platform' });
        world.providers = [anAdminProvider({ platformKey: saved })];
        return HttpResponse.json(saved);
      }),
    );
    const { user } = renderApp('/admin/providers');
    await user.click(await screen.findByRole('button', { name: 'Settings of Acme' }));
    await user.click(await screen.findByRole('button', { name: 'Set the key for Acme' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Add a key for Acme' }));
    expect(dialog.getByLabelText('Key')).toHaveAccessibleDescription(/It starts with ac_\./);
    await user.type(dialog.getByLabelText('Key'), 'ac_secret');
    await user.click(dialog.getByRole('button', { name: 'Test and save' }));

    expect(await screen.findByText('…7f3a')).toBeInTheDocument();
    expect(received).toEqual([{ key: 'ac_secret' }]);
  });
});

describe('who may', () => {
  it('see the administration: operators only, and nothing is asked for others', async () => {
    world.me = aPerson({ canOperate: false });
    renderApp('/admin/providers');

    expect(await screen.findByRole('heading', { name: 'Operators only' })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Providers' })).not.toBeInTheDocument();
  });

  it('find it in the navigation', async () => {
    renderApp('/admin/providers');

    const [navigation] = await screen.findAllByRole('navigation', { name: 'Main' });
    const group = within(navigation ?? document.body).getByRole('list', { name: 'Administration' });
    expect(
      within(group)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Providers', 'Price book']);
  });
});
