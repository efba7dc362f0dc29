import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Edit } from '@/lib/api/types';
import { aCost, anAsset, anAttempt, anEdit, anImage, anUpscaler, aPrice } from '@/test/data';
import { renderApp } from '@/test/render-app';
import { api, problem, server, world } from '@/test/server';

const fast = () =>
  anUpscaler({
    id: 'acme/fast',
    name: 'Fast Upscaler',
    provider: 'acme',
    providerName: 'Acme',
    price: aPrice({ perImage: 0.02, from: 0.02 }),
    factors: [4],
  });
const creative = () =>
  anUpscaler({
    id: 'acme/creative',
    name: 'Creative Upscaler',
    provider: 'acme',
    providerName: 'Acme',
    price: aPrice({ perImage: 0.6, from: 0.6 }),
    factors: [],
    prompt: 'required',
  });

async function openDialog(factor = 4) {
  const asset = anAsset({ prompt: 'A fox in a teacup' });
  world.assets = [asset];
  const app = renderApp(`/gallery/${asset.id}`);
  await app.user.click(await screen.findByRole('button', { name: `Upscale ${factor}x` }));
  const dialog = await screen.findByRole('dialog', { name: 'Upscale the image' });
  return { ...app, dialog: within(dialog) };
}

/** Takes new edits and keeps what was sent. */
function acceptEdits(edit: Partial<Edit> = {}) {
  const sent: { key: string | null; body: unknown }[] = [];
  server.use(
    http.post(api('/edits'), async ({ request }) => {
      sent.push({ key: request.headers.get('Idempotency-Key'), body: await request.json() });
      const made = anEdit({ status: 'pending', progress: 0, ...edit });
      world.edits = [made];
      return HttpResponse.json(made, { status: 202 });
    }),
  );
  return sent;
}

describe('the dialog', () => {
  it('says what it costs before the click, and what comes out', async () => {
    world.upscalers = [fast(), anUpscaler()];
    const { dialog } = await openDialog(4);

    expect(await dialog.findByRole('button', { name: 'Upscale · ≈ $0.02' })).toBeInTheDocument();
    expect(
      dialog.getByText('Fast Upscaler enlarges it. The result has 4096 × 4096 px. It usually takes 9 s.'),
    ).toBeInTheDocument();
  });

  it('says when it is free', async () => {
    const { dialog } = await openDialog(2);

    expect(await dialog.findByRole('button', { name: 'Upscale · Free' })).toBeInTheDocument();
  });

  it('never shows an unknown price as nothing', async () => {
    world.upscalers = [anUpscaler({ price: null })];
    const { dialog } = await openDialog(2);

    expect(await dialog.findByRole('button', { name: 'Upscale · price unknown' })).toBeInTheDocument();
  });

  it('sends the image, the factor and one key, and leads to the job', async () => {
    const sent = acceptEdits();
    const { dialog, user } = await openDialog(2);

    await user.click(await dialog.findByRole('button', { name: 'Upscale · Free' }));

    expect(await screen.findByRole('heading', { name: 'Upscale 4x' })).toBeInTheDocument();
    expect(sent).toEqual([
      {
        key: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        body: { kind: 'upscale', source: { assetId: 'asset-1' }, model: 'auto', parameters: { factor: 2 } },
      },
    ]);
  });

  it('sends a request whose answer was lost under the same key', async () => {
    const keys: (string | null)[] = [];
    server.use(
      http.post(api('/edits'), ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        return HttpResponse.error();
      }),
    );
    const { dialog, user } = await openDialog(2);

    await user.click(await dialog.findByRole('button', { name: 'Upscale · Free' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('could not be reached');
    await user.click(dialog.getByRole('button', { name: 'Upscale · Free' }));

    await waitFor(() => expect(keys).toHaveLength(2));
    expect(new Set(keys).size).toBe(1);
  });

  it('asks for a prompt where the model needs one, and for no factor where it has a size of its own', async () => {
    world.upscalers = [creative(), anUpscaler()];
    const sent = acceptEdits();
    const { dialog, user } = await openDialog(2);
    expect(dialog.queryByRole('textbox', { name: 'Prompt' })).not.toBeInTheDocument();

    await user.click(dialog.getByRole('combobox', { name: 'Model' }));
    await user.click(await screen.findByRole('option', { name: /Creative Upscaler/ }));

    expect(dialog.getByRole('textbox', { name: 'Prompt' })).toHaveValue('A fox in a teacup');
    expect(dialog.queryByRole('radio', { name: '2x' })).not.toBeInTheDocument();
    await user.click(await dialog.findByRole('button', { name: 'Upscale · ≈ $0.60' }));
    await waitFor(() =>
      expect(sent[0]?.body).toEqual({
        kind: 'upscale',
        source: { assetId: 'asset-1' },
        model: 'acme/creative',
        parameters: {},
        prompt: 'A fox in a teacup',
      }),
    );
  });

  it('offers only the factors of the chosen model', async () => {
    world.upscalers = [fast(), anUpscaler()];
    const { dialog, user } = await openDialog(2);
    expect(dialog.getByRole('radio', { name: '2x' })).toBeChecked();

    await user.click(dialog.getByRole('combobox', { name: 'Model' }));
    await user.click(await screen.findByRole('option', { name: /Fast Upscaler/ }));

    expect(dialog.getByRole('radio', { name: '4x' })).toBeChecked();
    expect(dialog.queryByRole('radio', { name: '2x' })).not.toBeInTheDocument();
  });

  it('says why it would be refused, and does not send it', async () => {
    const sent = acceptEdits();
    const why = 'Fast Upscaler takes images with sides of 32 to 1536 pixels; this one has 2048x2048.';
    server.use(
      http.post(api('/edits/estimate'), () =>
        problem(422, 'image.size_unsupported', { errors: { source: [why] } }),
      ),
    );
    const { dialog, user } = await openDialog(4);

    expect(await dialog.findByRole('alert')).toHaveTextContent(why);
    await user.click(dialog.getByRole('button', { name: /^Upscale/ }));
    expect(sent).toEqual([]);
  });

  it('says when no model can be used, instead of nothing', async () => {
    world.upscalers = [anUpscaler({ availability: { usable: false, reason: 'no_key', keyOwner: null } })];
    server.use(
      http.post(api('/edits/estimate'), () =>
        problem(422, 'model.nobody_offers', { detail: 'No model can do it.' }),
      ),
    );
    const { dialog } = await openDialog(4);

    expect(await dialog.findByRole('alert')).toHaveTextContent('No model can do it.');
  });
});

async function openEdit(change: Partial<Edit>) {
  world.edits = [anEdit(change)];
  const app = renderApp('/edits/edit-1');
  await screen.findByRole('heading', { name: 'Attempts' });
  return app;
}

describe('the page of an edit', () => {
  it('shows how far it is, and stops it', async () => {
    const cancelled: unknown[] = [];
    server.use(
      http.post(api('/edits/:id/cancel'), ({ params }) => {
        cancelled.push(params.id);
        return HttpResponse.json(anEdit({ status: 'cancelled' }));
      }),
    );
    const { user } = await openEdit({ status: 'processing', stage: 'running', progress: 40 });
    expect(await screen.findByText('Upscaling, 40 %')).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Cancel' }));

    await waitFor(() => expect(cancelled).toEqual(['edit-1']));
    expect(await screen.findByRole('button', { name: 'Start again' })).toBeInTheDocument();
  });

  it('shows the result beside its source, and leads to both', async () => {
    await openEdit({ images: [anImage({ assetId: 'asset-2', width: 4096, height: 4096 })] });

    expect(screen.getByRole('img', { name: /^Before/ })).toHaveAttribute(
      'src',
      '/api/v1/assets/asset-1/content',
    );
    expect(screen.getByRole('img', { name: /^After/ })).toHaveAttribute(
      'src',
      '/api/v1/assets/asset-2/content',
    );
    expect(screen.getByRole('link', { name: 'Before' })).toHaveAttribute('href', '/gallery/asset-1');
    expect(screen.getByRole('link', { name: 'After' })).toHaveAttribute('href', '/gallery/asset-2');
    expect(screen.getByText('4096 × 4096 px')).toBeInTheDocument();
  });

  it('moves the border between them by keyboard', async () => {
    const { user } = await openEdit({ images: [anImage({ assetId: 'asset-2' })] });
    const border = screen.getByRole('slider', { name: 'Border between before and after' });
    expect(border).toHaveAttribute('aria-valuenow', '50');

    border.focus();
    await user.keyboard('{ArrowRight}');

    expect(border).toHaveAttribute('aria-valuenow', '51');
  });

  it('says what went wrong, whether it cost anything, and tries again', async () => {
    server.use(
      http.post(api('/edits/:id/retry'), () =>
        HttpResponse.json(anEdit({ status: 'pending' }), { status: 202 }),
      ),
    );
    const { user } = await openEdit({
      status: 'failed',
      cost: aCost({ charge: 'none', actual: 0 }),
      failure: { code: 'provider_unavailable', message: 'Nobody answered.', keyOwner: null },
      attempts: [anAttempt({ outcome: 'unavailable' })],
    });
    expect(screen.getByText('Reason: Nobody answered.')).toBeInTheDocument();
    expect(screen.getByText(/You were not charged/)).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Retry' }));

    expect(await screen.findByRole('progressbar', { name: 'Progress' })).toBeInTheDocument();
  });

  it('says when another model took over', async () => {
    await openEdit({
      attempts: [
        anAttempt({ outcome: 'unavailable' }),
        anAttempt({ number: 2, provider: 'offline', providerName: 'Offline' }),
      ],
    });

    expect(screen.getByText(/Offline was used instead of Acme/)).toBeInTheDocument();
  });

  it('says that there is no such edit', async () => {
    renderApp('/edits/none');

    expect(await screen.findByText('This edit could not be loaded')).toBeInTheDocument();
  });
});

describe('the list', () => {
  it('shows every edit with its state and leads to its page', async () => {
    world.edits = [
      anEdit({ id: 'edit-2', status: 'failed', failure: { code: 'timed_out', message: '', keyOwner: null } }),
      anEdit(),
    ];
    renderApp('/edits');

    const list = within(await screen.findByRole('list', { name: 'Edits' }));
    expect(list.getByText('It took too long')).toBeInTheDocument();
    expect(list.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/edits/edit-2',
      '/edits/edit-1',
    ]);
  });

  it('says how to begin when there is none', async () => {
    renderApp('/edits');

    expect(await screen.findByText('No edits yet')).toBeInTheDocument();
  });
});
