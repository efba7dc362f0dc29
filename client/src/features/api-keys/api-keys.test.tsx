import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { CreateApiKeyRequest } from '@/lib/api/types';
import { anApiKey } from '@/test/data';
import { renderApp } from '@/test/render-app';
import { api, problem, server, world } from '@/test/server';

const secret = 'ig_once_and_never_again';

function acceptKeys() {
  const received: CreateApiKeyRequest[] = [];
  server.use(
    http.post<never, CreateApiKeyRequest>(api('/api-keys'), async ({ request }) => {
      const body = await request.json();
      received.push(body);
      world.apiKeys = [anApiKey({ id: 'new', name: body.name, prefix: 'ig_once' }), ...world.apiKeys];
      const { id, name, prefix, createdAt } = anApiKey({ id: 'new', name: body.name, prefix: 'ig_once' });
      return HttpResponse.json(
        { id, name, prefix, createdAt, expiresAt: null, key: secret },
        { status: 201 },
      );
    }),
  );
  return received;
}

describe('creating a key', () => {
  it('shows the key once, and nowhere after the dialog is closed', async () => {
    const received = acceptKeys();
    const { user, container, queryClient } = renderApp('/api-keys');
    await user.click(await screen.findByRole('button', { name: 'Create the first key' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Catalogue');
    await user.click(screen.getByRole('button', { name: 'Create key' }));

    expect(await screen.findByLabelText('API key')).toHaveTextContent(secret);
    await user.click(screen.getByRole('button', { name: 'I have copied it' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(await screen.findByText('Catalogue')).toBeInTheDocument();
    expect(container.ownerDocument.body.innerHTML).not.toContain(secret);
    expect(received).toHaveLength(1);
    await waitFor(() =>
      expect(
        JSON.stringify(
          queryClient
            .getMutationCache()
            .getAll()
            .map(({ state }) => state),
        ),
      ).not.toContain(secret),
    );
    expect(JSON.stringify(localStorage)).not.toContain(secret);

    await user.click(screen.getByRole('button', { name: 'New key' }));
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('');
    expect(container.ownerDocument.body.innerHTML).not.toContain(secret);
  });

  it('needs a name, before anything is sent', async () => {
    const received = acceptKeys();
    const { user } = renderApp('/api-keys');
    await user.click(await screen.findByRole('button', { name: 'Create the first key' }));

    await user.click(screen.getByRole('button', { name: 'Create key' }));

    expect(screen.getByRole('textbox', { name: 'Name' })).toBeInvalid();
    expect(received).toEqual([]);
  });

  it('expires after 90 days unless the person chooses otherwise', async () => {
    const received = acceptKeys();
    const { user } = renderApp('/api-keys');
    await user.click(await screen.findByRole('button', { name: 'Create the first key' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Catalogue');
    await user.click(screen.getByRole('button', { name: 'Create key' }));
    await screen.findByLabelText('API key');

    const days = (Date.parse(received[0]?.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(90, 1);
  });

  it("puts the server's message at the field", async () => {
    server.use(
      http.post(api('/api-keys'), () =>
        problem(400, 'validation.failed', { errors: { name: ['That name is taken.'] } }),
      ),
    );
    const { user } = renderApp('/api-keys');
    await user.click(await screen.findByRole('button', { name: 'Create the first key' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Catalogue');
    await user.click(screen.getByRole('button', { name: 'Create key' }));

    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(
        'That name is taken.',
      ),
    );
  });

  it('does not pretend to know what happened when the answer is lost', async () => {
    server.use(http.post(api('/api-keys'), () => HttpResponse.error()));
    const { user } = renderApp('/api-keys');
    await user.click(await screen.findByRole('button', { name: 'Create the first key' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Catalogue');
    await user.click(screen.getByRole('button', { name: 'Create key' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('the key may or may not exist');
  });

  it('makes no second key when the form is sent again after a lost answer', async () => {
    const keys: (string | null)[] = [];
    const bodies: unknown[] = [];
    server.use(
      http.post(api('/api-keys'), async ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        bodies.push(await request.json());
        return keys.length === 1 ? HttpResponse.error() : problem(409, 'idempotency.replayed');
      }),
    );
    const { user } = renderApp('/api-keys');
    await user.click(await screen.findByRole('button', { name: 'Create the first key' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Catalogue');
    await user.click(screen.getByRole('button', { name: 'Create key' }));
    await screen.findByText(/the key may or may not exist/);

    await user.click(screen.getByRole('button', { name: 'Create key' }));

    expect(await screen.findByText(/it cannot be shown again\. Revoke it/)).toBeInTheDocument();
    expect(keys[1]).toBe(keys[0]);
    expect(bodies[1]).toEqual(bodies[0]);
  });
});

describe('the list', () => {
  it('revokes after a question that names the key', async () => {
    const revoked: unknown[] = [];
    server.use(
      http.delete(api('/api-keys/:id'), ({ params }) => {
        revoked.push(params.id);
        world.apiKeys = [anApiKey({ revokedAt: '2026-11-20T10:00:00Z' })];
        return new HttpResponse(null, { status: 204 });
      }),
    );
    world.apiKeys = [anApiKey()];
    const { user } = renderApp('/api-keys');

    await user.click(await screen.findByRole('button', { name: 'Revoke Pipeline' }));
    const dialog = await screen.findByRole('dialog', { name: 'Revoke “Pipeline”?' });
    expect(revoked).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Revoke Pipeline' }));

    expect(await screen.findByText('Revoked')).toBeInTheDocument();
    expect(revoked).toEqual(['key-1']);
  });

  it('tells expired keys from living ones', async () => {
    world.apiKeys = [
      anApiKey({ id: 'a', name: 'Old', expiresAt: '2020-01-01T00:00:00Z' }),
      anApiKey({ id: 'b', name: 'New', expiresAt: '2999-01-01T00:00:00Z' }),
    ];
    renderApp('/api-keys');

    const list = within(await screen.findByRole('list', { name: 'API keys' }));
    const row = (name: string) => within(list.getByText(name).closest('li') ?? document.body);
    expect(row('Old').getByText('Expired')).toBeInTheDocument();
    expect(row('New').queryByText('Expired')).not.toBeInTheDocument();
  });
});
