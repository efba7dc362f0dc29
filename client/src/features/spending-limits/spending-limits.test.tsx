import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { PutSpendingLimitRequest } from './types';
import { anApiKey, aPerson, aSpendingLimit } from '@/test/data';
import { renderApp } from '@/test/render-app';
import { api, problem, server, world } from '@/test/server';
import { shares } from './limit-text';

function acceptLimits() {
  const received: PutSpendingLimitRequest[] = [];
  server.use(
    http.put<never, PutSpendingLimitRequest>(api('/spending-limits'), async ({ request }) => {
      const body = await request.json();
      received.push(body);
      const saved = aSpendingLimit({ scope: body.scope, amount: body.amount, period: body.period });
      world.limits = [saved];
      return HttpResponse.json(saved);
    }),
  );
  return received;
}

describe('shares', () => {
  it('never fill more than the bar', () => {
    expect(shares({ amount: 20, spent: 10, held: 5 })).toEqual({ spent: 50, held: 25 });
    expect(shares({ amount: 20, spent: 18, held: 9 })).toEqual({ spent: 90, held: 10 });
    expect(shares({ amount: 0, spent: 0, held: 0 })).toEqual({ spent: 100, held: 0 });
  });
});

describe('spending limits', () => {
  it('tell what is spent, held and left, for eyes and for screen readers', async () => {
    world.limits = [aSpendingLimit()];
    renderApp('/settings/spending-limits');

    const list = within(await screen.findByRole('list', { name: 'All limits' }));
    expect(list.getByText('Left $8.00')).toBeInTheDocument();
    expect(
      list.getByRole('img', {
        name: 'Northlight, a month: $11.50 spent, $0.50 held, $8.00 left of $20.00',
      }),
    ).toBeInTheDocument();
  });

  it('tell how many amounts nobody knows', async () => {
    world.limits = [aSpendingLimit({ unknownAmounts: 2 })];
    renderApp('/settings/spending-limits');

    const list = within(await screen.findByRole('list', { name: 'All limits' }));
    expect(list.getByText('Spent $11.50, 2 unknown amounts in it')).toBeInTheDocument();
    expect(list.getByRole('img', { name: /\$11\.50 spent, 2 unknown amounts in it/ })).toBeInTheDocument();
  });

  it('are added for the organization', async () => {
    const received = acceptLimits();
    const { user } = renderApp('/settings/spending-limits');
    await user.click(await screen.findByRole('button', { name: 'Add a limit' }));
    await user.type(await screen.findByRole('textbox', { name: 'At most' }), '25.5');
    await user.click(screen.getByRole('radio', { name: 'Each day' }));
    await user.click(screen.getByRole('button', { name: 'Add the limit' }));

    expect(await screen.findByRole('list', { name: 'All limits' })).toHaveTextContent('$25.50 a day');
    expect(received).toEqual([{ scope: 'organization', subjectId: null, period: 'day', amount: 25.5 }]);
  });

  it('are added for an API key, which has to be chosen', async () => {
    world.apiKeys = [anApiKey(), anApiKey({ id: 'gone', name: 'Gone', revokedAt: '2026-11-01T00:00:00Z' })];
    const received = acceptLimits();
    const { user } = renderApp('/settings/spending-limits');
    await user.click(await screen.findByRole('button', { name: 'Add a limit' }));
    await user.click(await screen.findByRole('radio', { name: 'API key' }));
    await user.type(screen.getByRole('textbox', { name: 'At most' }), '5');
    await user.click(screen.getByRole('button', { name: 'Add the limit' }));
    const subject = screen.getByRole('combobox', { name: 'API key' });
    expect(subject).toBeInvalid();
    expect(received).toEqual([]);

    await user.click(subject);
    expect(screen.queryByRole('option', { name: /^Gone/ })).not.toBeInTheDocument();
    await user.click(await screen.findByRole('option', { name: /^Pipeline/ }));
    await user.click(screen.getByRole('button', { name: 'Add the limit' }));

    await waitFor(() => expect(received[0]).toMatchObject({ scope: 'apiKey', subjectId: 'key-1' }));
  });

  it('are changed in their amount only', async () => {
    world.limits = [aSpendingLimit({ scope: 'user', subjectId: 'user-1', subjectName: 'Mira Okafor' })];
    const received = acceptLimits();
    const { user } = renderApp('/settings/spending-limits');
    await user.click(await screen.findByRole('button', { name: 'Edit the limit: Mira Okafor, a month' }));
    const amount = await screen.findByRole('textbox', { name: 'At most' });
    expect(screen.queryByRole('radio', { name: 'Each day' })).not.toBeInTheDocument();
    await user.clear(amount);
    await user.type(amount, '60');
    await user.click(screen.getByRole('button', { name: 'Save the limit' }));

    await waitFor(() =>
      expect(received).toEqual([{ scope: 'user', subjectId: 'user-1', period: 'month', amount: 60 }]),
    );
  });

  it('are removed after a question that names them', async () => {
    const removed: unknown[] = [];
    server.use(
      http.delete(api('/spending-limits/:id'), ({ params }) => {
        removed.push(params.id);
        world.limits = [];
        return new HttpResponse(null, { status: 204 });
      }),
    );
    world.limits = [aSpendingLimit()];
    const { user } = renderApp('/settings/spending-limits');

    await user.click(await screen.findByRole('button', { name: 'Remove the limit: Northlight, a month' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove the limit of Northlight?' });
    expect(removed).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Remove the limit' }));

    expect(await screen.findByText('No limits yet')).toBeInTheDocument();
    expect(await screen.findByText('The limit of Northlight is removed.')).toBeInTheDocument();
    expect(removed).toEqual(['limit-1']);
  });

  it('show members what binds them, and nothing to change', async () => {
    world.me = aPerson({ role: 'member' });
    world.myLimits = [aSpendingLimit()];
    renderApp('/settings/spending-limits');

    expect(await screen.findByRole('list', { name: 'My limits' })).toHaveTextContent('Northlight');
    expect(screen.queryByRole('button', { name: /limit/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'All limits' })).not.toBeInTheDocument();
  });

  it('can be asked for again when they did not come', async () => {
    world.me = aPerson({ role: 'member' });
    server.use(http.get(api('/spending-limits/mine'), () => problem(500, 'server.error'), { once: true }));
    const { user } = renderApp('/settings/spending-limits');

    await user.click(await screen.findByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('No limit applies to you')).toBeInTheDocument();
  });
});
