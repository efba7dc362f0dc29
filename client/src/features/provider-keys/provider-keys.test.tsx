import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { PutProviderKeyRequest } from '@/lib/api/types';
import { aModel, aPerson, aProviderKey } from '@/test/data';
import { renderApp } from '@/test/render-app';
import { api, problem, server, world } from '@/test/server';

const secret = 'sk-never-to-be-seen-again';

function acceptKeys(status: 'working' | 'unreachable' = 'working') {
  const received: { path: string; body: PutProviderKeyRequest }[] = [];
  server.use(
    http.put<{ scope: 'user' | 'organization'; provider: string }, PutProviderKeyRequest>(
      api('/provider-keys/:scope/:provider'),
      async ({ request, params: { scope, provider } }) => {
        received.push({ path: `${scope}/${provider}`, body: await request.json() });
        const saved = aProviderKey({ scope, provider, status });
        world.providerKeys = [saved];
        return HttpResponse.json(saved);
      },
    ),
  );
  return received;
}

const section = async (name: string) => within(await screen.findByRole('region', { name }));

describe('adding a key', () => {
  it('sends it once and keeps it nowhere in the browser', async () => {
    const received = acceptKeys();
    const { user, container, queryClient } = renderApp('/settings/provider-keys');
    await user.click(await screen.findByRole('button', { name: 'Add my key' }));
    await user.click(await screen.findByRole('combobox', { name: 'Provider' }));
    await user.click(await screen.findByRole('option', { name: 'Acme' }));
    const field = screen.getByLabelText('Key');
    expect(field).toHaveAttribute('type', 'password');
    await user.type(field, secret);
    await user.click(screen.getByRole('button', { name: 'Test and save' }));

    expect(await screen.findByText('Acme accepts the key.')).toBeInTheDocument();
    expect((await section('My keys')).getByText('…7f3a')).toBeInTheDocument();
    expect(received).toEqual([{ path: 'user/acme', body: { key: secret } }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    const mutations = queryClient.getMutationCache().getAll();
    expect(JSON.stringify(mutations.map(({ state }) => state))).not.toContain(secret);
    expect(container.ownerDocument.documentElement.innerHTML).not.toContain(secret);
    expect(JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])).not.toContain(
      secret,
    );
  });

  it('says that a rejected key was not saved, and empties the field', async () => {
    server.use(http.put(api('/provider-keys/:scope/:provider'), () => problem(422, 'provider_key.rejected')));
    const { user } = renderApp('/settings/provider-keys?add=acme');
    const field = await screen.findByLabelText('Key');
    await user.type(field, secret);
    await user.click(screen.getByRole('button', { name: 'Test and save' }));

    await waitFor(() =>
      expect(field).toHaveAccessibleDescription(/Acme rejected this key\. Nothing was saved\./),
    );
    expect(field).toHaveValue('');
  });

  it('says when it is saved but could not be tested', async () => {
    acceptKeys('unreachable');
    const { user } = renderApp('/settings/provider-keys?add=acme');
    await user.type(await screen.findByLabelText('Key'), secret);
    await user.click(screen.getByRole('button', { name: 'Test and save' }));

    expect(await screen.findByText(/could not be reached, so the key is not tested/)).toBeInTheDocument();
  });

  it('can be for the organization when somebody manages it', async () => {
    const received = acceptKeys();
    const { user } = renderApp('/settings/provider-keys?add=acme');
    await user.click(await screen.findByRole('radio', { name: 'The organization' }));
    await user.type(screen.getByLabelText('Key'), secret);
    await user.click(screen.getByRole('button', { name: 'Test and save' }));

    await waitFor(() => expect(received[0]?.path).toBe('organization/acme'));
  });

  it('needs an address, and no key, for a server that somebody runs themselves', async () => {
    world.models = [
      aModel({
        id: 'comfyui/mine',
        provider: 'comfyui',
        providerName: 'ComfyUI',
        availability: { usable: false, reason: 'no_address', keyOwner: null },
      }),
    ];
    const received = acceptKeys();
    const { user } = renderApp('/settings/provider-keys?add=comfyui');
    await user.click(await screen.findByRole('button', { name: 'Test and save' }));
    const address = screen.getByRole('textbox', { name: 'Server address' });
    expect(address).toHaveAccessibleDescription(/Enter an address/);
    expect(received).toEqual([]);

    await user.type(address, 'http://10.0.0.7:8188');
    await user.click(screen.getByRole('button', { name: 'Test and save' }));

    await waitFor(() => expect(received[0]?.body).toEqual({ key: '', baseAddress: 'http://10.0.0.7:8188' }));
  });
});

describe('the lists', () => {
  it('show how each key does, in words, and the last error', async () => {
    world.providerKeys = [
      aProviderKey(),
      aProviderKey({
        id: 'k2',
        scope: 'organization',
        providerName: 'Nova',
        status: 'rejected',
        lastError: 'The key has expired.',
      }),
    ];
    renderApp('/settings/provider-keys');

    expect((await section('My keys')).getByText('Working')).toBeInTheDocument();
    const organization = await section('The organization’s keys');
    expect(organization.getByText('Rejected')).toBeInTheDocument();
    expect(organization.getByText('Last error: The key has expired.')).toBeInTheDocument();
  });

  it('test a key, and say what came of it', async () => {
    world.providerKeys = [aProviderKey()];
    server.use(
      http.post(api('/provider-keys/user/acme/check'), () =>
        HttpResponse.json(aProviderKey({ status: 'rejected' })),
      ),
    );
    const { user } = renderApp('/settings/provider-keys');

    await user.click(await screen.findByRole('button', { name: 'Test the key for Acme' }));

    expect(await screen.findByText('Acme rejects the key. Replace it.')).toBeInTheDocument();
  });

  it('delete after a question that names the provider', async () => {
    const deleted: unknown[] = [];
    server.use(
      http.delete(api('/provider-keys/:scope/:provider'), ({ params }) => {
        deleted.push(`${String(params.scope)}/${String(params.provider)}`);
        world.providerKeys = [];
        return new HttpResponse(null, { status: 204 });
      }),
    );
    world.providerKeys = [aProviderKey()];
    const { user } = renderApp('/settings/provider-keys');

    await user.click(await screen.findByRole('button', { name: 'Delete the key for Acme' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete the key for Acme?' });
    expect(deleted).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Delete the key' }));

    expect(await (await section('My keys')).findByText('No key yet')).toBeInTheDocument();
    expect(await screen.findByText('The key for Acme is deleted.')).toBeInTheDocument();
    expect(deleted).toEqual(['user/acme']);
  });

  it('leave a key of the configuration alone', async () => {
    world.providerKeys = [aProviderKey({ fromConfiguration: true })];
    renderApp('/settings/provider-keys');

    expect(await screen.findByText('From the configuration')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Delete the key for Acme' })).not.toBeInTheDocument();
  });

  it.each([
    ['member', ['My keys']],
    ['admin', ['My keys', 'The organization’s keys']],
    ['viewer', []],
  ] as const)('show a %s what they may set', async (role, regions) => {
    world.me = aPerson({ role });
    renderApp('/settings/provider-keys');
    await screen.findByRole('heading', { level: 1, name: 'Provider keys' });
    await waitFor(() => expect(screen.queryByRole('status', { name: /Loading/ })).not.toBeInTheDocument());

    const main = within(screen.getByRole('main'));
    expect(main.queryAllByRole('region').map((region) => region.getAttribute('aria-label'))).toEqual(regions);
  });

  it('can be asked for again when they did not come', async () => {
    server.use(http.get(api('/provider-keys'), () => problem(500, 'server.error'), { once: true }));
    world.providerKeys = [aProviderKey()];
    const { user } = renderApp('/settings/provider-keys');

    await user.click(await screen.findByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('…7f3a')).toBeInTheDocument();
  });
});
