import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Generation } from '@/lib/api/types';
import { aCost, aGeneration, aModel, anAssetEvent, anEnd, anImage, anUpdate } from '@/test/data';
import { FakeEventSource } from '@/test/fake-event-source';
import { renderApp } from '@/test/render-app';
import { api, problem, server, world } from '@/test/server';

async function renderCard(change: Partial<Generation>) {
  const generation = aGeneration(change);
  world.generations = [generation];
  const app = renderApp('/');
  const card = await screen.findByRole('article', { name: `Generation: ${generation.prompt}` });
  return { ...app, card: within(card), generation };
}

describe('running', () => {
  it('tells the place in the queue', async () => {
    const { card } = await renderCard({ status: 'pending', progress: 0, queuePosition: 3 });

    expect(await card.findByText('Queued, position 3')).toBeInTheDocument();
  });

  it.each([
    ['submitting', 'Sending to Acme'],
    ['running', 'Generating, 40 %'],
    ['saving', 'Saving to the gallery'],
  ] as const)('tells what it does while %s, and how far it is', async (stage, text) => {
    const { card } = await renderCard({ status: 'processing', stage, progress: 40 });

    expect(await card.findByText(text)).toBeInTheDocument();
    expect(card.getByRole('progressbar', { name: 'Progress' })).toHaveAttribute('aria-valuenow', '40');
  });

  it('says what holds up the saving', async () => {
    const savingNotice = 'The image is there, and the storage is full. It will be saved when there is room.';
    const { card } = await renderCard({ status: 'processing', stage: 'saving', progress: 95, savingNotice });

    expect(await card.findByText(savingNotice)).toBeInTheDocument();
  });

  it('hears of what holds up the saving although nothing else has changed', async () => {
    const { card } = await renderCard({ status: 'processing', stage: 'saving', progress: 95 });
    await card.findByText('Saving to the gallery');

    FakeEventSource.latest.open();
    FakeEventSource.latest.send(
      'generation.updated',
      anUpdate({ stage: 'saving', progress: 95, savingNotice: 'The storage is full.' }),
    );

    expect(await card.findByText('The storage is full.')).toBeInTheDocument();
  });

  it('reserves a place of the final aspect ratio for every image', async () => {
    const { card } = await renderCard({ status: 'processing', count: 3, width: 1344, height: 768 });

    const places = card.getAllByRole('listitem').map((item) => item.firstElementChild as HTMLElement);
    expect(places.map(({ style }) => style.aspectRatio)).toEqual(Array(3).fill('1344 / 768'));
  });

  it('shows the images that are there already among the places of the others', async () => {
    const { card } = await renderCard({
      status: 'processing',
      stage: 'running',
      count: 3,
      images: [anImage({ index: 1 })],
    });

    expect(card.getAllByRole('listitem')).toHaveLength(3);
    expect(card.getAllByRole('img')).toHaveLength(1);
    expect(card.getByRole('img', { name: 'A fox in a teacup (image 2)' })).toBeInTheDocument();
  });

  it('is cancelled by its button', async () => {
    const cancelled: unknown[] = [];
    server.use(
      http.post(api('/generations/:id/cancel'), ({ params }) => {
        cancelled.push(params.id);
        return HttpResponse.json(aGeneration({ status: 'cancelled' }));
      }),
    );
    const { card, user } = await renderCard({ status: 'processing', stage: 'running', progress: 10 });

    await user.click(card.getByRole('button', { name: 'Cancel' }));

    expect(await card.findAllByText('Cancelled')).not.toHaveLength(0);
    expect(card.queryByRole('progressbar')).not.toBeInTheDocument();
    expect(cancelled).toEqual(['gen-1']);
  });

  it('says before the click that a paid one may be charged all the same', async () => {
    const { card } = await renderCard({
      status: 'processing',
      stage: 'running',
      cost: aCost({ mayBeCharged: true }),
    });

    expect(card.getByRole('button', { name: 'Cancel' })).toHaveAccessibleDescription(
      'The provider may still charge for it.',
    );
  });

  it('warns of no charge where nothing can be charged', async () => {
    const { card } = await renderCard({ status: 'pending', progress: 0 });

    expect(card.getByRole('button', { name: 'Cancel' })).not.toHaveAccessibleDescription();
  });

  it('says after a cancellation that the cost is unknown', async () => {
    const { card } = await renderCard({
      status: 'cancelled',
      cost: aCost({ charge: 'unknown', unknownAmounts: 1 }),
    });

    expect(card.getByText(/Cost unknown: the provider may charge for it/)).toBeInTheDocument();
  });

  it('shows how it ended when it was too late to cancel', async () => {
    const { card, user, generation } = await renderCard({ status: 'processing', stage: 'running' });
    server.use(
      http.post(api('/generations/:id/cancel'), () => {
        world.generations = [{ ...generation, status: 'completed', images: [anImage()] }];
        return problem(409, 'generation.already_finished', { detail: 'It is finished already.' });
      }),
    );

    await user.click(card.getByRole('button', { name: 'Cancel' }));

    expect(await screen.findByText('It is finished already.')).toBeInTheDocument();
    expect(await card.findByRole('img', { name: 'A fox in a teacup' })).toBeInTheDocument();
  });

  it('is picked up again after a reload and follows the events', async () => {
    const { card } = await renderCard({ status: 'processing', stage: 'running', progress: 10 });
    FakeEventSource.latest.open();

    FakeEventSource.latest.send('generation.updated', anUpdate({ progress: 72 }));
    expect(await card.findByText('Generating, 72 %')).toBeInTheDocument();

    FakeEventSource.latest.send('asset.created', anAssetEvent());
    FakeEventSource.latest.send('generation.updated', anEnd());
    expect(await card.findByRole('img', { name: 'A fox in a teacup' })).toBeInTheDocument();
    expect(card.queryByRole('progressbar')).not.toBeInTheDocument();
  });
});

describe('done', () => {
  it('shows the image with its prompt as text, and links to it and to its file', async () => {
    const { card } = await renderCard({ images: [anImage()] });

    const image = card.getByRole('img', { name: 'A fox in a teacup' });
    expect(image).toHaveAttribute('width', '1024');
    expect(image).toHaveAttribute('height', '1024');
    expect(image.closest('a')).toHaveAttribute('href', '/gallery/asset-1');
    expect(card.getByRole('link', { name: 'Download' })).toHaveAttribute(
      'href',
      '/api/v1/assets/asset-1/content?download=true',
    );
  });

  it('says which of its images did not arrive, why, and whether that cost anything', async () => {
    const { card } = await renderCard({
      count: 2,
      images: [anImage({ index: 1 })],
      missingImages: [{ index: 0, reason: 'The provider no longer has the image.' }],
      cost: aCost({ charge: 'charged', estimated: 0.08, actual: 0.08 }),
    });

    expect(card.getByRole('img', { name: 'A fox in a teacup (image 2)' })).toBeInTheDocument();
    expect(card.getAllByRole('listitem')).toHaveLength(1);
    expect(card.getByRole('note')).toHaveTextContent(
      '1 of 2 images arrived' +
        'Image 1: The provider no longer has the image.' +
        'The cost is what the provider charged for all the images it made.',
    );
  });

  it('offers the file with and without its prompt', async () => {
    const { card, user } = await renderCard({ images: [anImage()] });

    await user.click(card.getByRole('button', { name: 'More actions' }));

    const url = '/api/v1/assets/asset-1/content?download=true';
    expect(await screen.findByRole('menuitem', { name: 'Download' })).toHaveAttribute('href', url);
    expect(screen.getByRole('menuitem', { name: 'Download with prompt' })).toHaveAttribute(
      'href',
      `${url}&metadata=include`,
    );
  });

  it('says plainly when it comes from the preview renderer', async () => {
    world.models = [aModel({ isPreview: true })];
    const { card } = await renderCard({ images: [anImage()] });

    expect(await card.findByText('Preview renderer')).toBeInTheDocument();
  });

  it('does not call the work of a model a preview', async () => {
    const { card } = await renderCard({ images: [anImage()] });
    await screen.findByRole('button', { name: /^Generate/ });

    expect(card.queryByText('Preview renderer')).not.toBeInTheDocument();
  });

  it('remixes with everything but the seed', async () => {
    const { card, user } = await renderCard({ images: [anImage()], seed: 99, aspectRatio: '16:9' });
    await screen.findByRole('textbox', { name: 'Prompt' });

    await user.click(card.getByRole('button', { name: 'Remix' }));

    expect(screen.getByRole('textbox', { name: 'Prompt' })).toHaveValue('A fox in a teacup');
    expect(screen.getByRole('radio', { name: '16:9' })).toBeChecked();
    expect(screen.getByRole('textbox', { name: 'Seed' })).toHaveValue('');
  });

  it('takes over all settings with the seed', async () => {
    const { card, user } = await renderCard({ images: [anImage()], seed: 99, aspectRatio: '16:9' });
    await screen.findByRole('textbox', { name: 'Prompt' });

    await user.click(card.getByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Use all settings' }));

    expect(screen.getByRole('textbox', { name: 'Seed' })).toHaveValue('99');
    expect(screen.getByRole('radio', { name: '16:9' })).toBeChecked();
  });
});

describe('failed', () => {
  const refused = { code: 'content_refused', message: 'It names a living person.', keyOwner: null };

  it('says what happened, in whose words, and whether it was charged', async () => {
    const { card } = await renderCard({
      status: 'failed',
      failure: refused,
      cost: aCost({ charge: 'none', actual: 0 }),
    });

    expect(card.getByText('The provider refused this prompt')).toBeInTheDocument();
    expect(card.getByText('Reason: It names a living person.')).toBeInTheDocument();
    expect(card.getByText(/You were not charged\./)).toBeInTheDocument();
    expect(card.queryByRole('button', { name: 'Retry' })).not.toBeInTheDocument();
  });

  it('leads back to the prompt after a refusal', async () => {
    const { card, user } = await renderCard({ status: 'failed', failure: refused });
    const prompt = await screen.findByRole('textbox', { name: 'Prompt' });

    await user.click(card.getByRole('button', { name: 'Edit prompt' }));

    expect(prompt).toHaveValue('A fox in a teacup');
    expect(prompt).toHaveFocus();
  });

  it('is retried where that can help', async () => {
    server.use(
      http.post(api('/generations/:id/retry'), () =>
        HttpResponse.json(aGeneration({ status: 'pending', progress: 0 }), { status: 202 }),
      ),
    );
    const { card, user, generation } = await renderCard({
      status: 'failed',
      failure: { code: 'provider_unavailable', message: 'Connection refused.', keyOwner: null },
      cost: aCost({ charge: 'none', actual: 0 }),
    });
    world.generations = [{ ...generation, status: 'pending', failure: null, progress: 0 }];

    await user.click(card.getByRole('button', { name: 'Retry' }));

    await waitFor(() =>
      expect(card.queryByText('The provider could not be reached')).not.toBeInTheDocument(),
    );
    expect(card.getByRole('button', { name: 'Cancel' })).toBeInTheDocument();
  });

  it.each([
    ['timed_out', aCost({ charge: 'unknown', unknownAmounts: 1 })],
    ['no_output', aCost({ charge: 'charged', actual: 0.04 })],
  ])('is sent again after %s only when asked whether it may be paid again', async (code, cost) => {
    const { card, user } = await renderCard({
      status: 'failed',
      failure: { code, message: 'No.', keyOwner: null },
      cost,
    });

    expect(card.queryByRole('button', { name: 'Retry' })).not.toBeInTheDocument();
    await user.click(card.getByRole('button', { name: 'Send again…' }));

    expect(await screen.findByRole('dialog', { name: 'Send it again?' })).toHaveTextContent(
      'charged as well',
    );
  });

  it('is not offered for a retry that could be paid twice', async () => {
    const { card } = await renderCard({
      status: 'failed',
      failure: { code: 'outcome_unknown', message: 'Internal error (status 500).', keyOwner: null },
      cost: aCost({ charge: 'unknown', unknownAmounts: 1 }),
    });

    expect(card.getByText('The outcome is not known yet')).toBeInTheDocument();
    expect(card.getByText('Reason: Internal error (status 500).')).toBeInTheDocument();
    expect(card.getByText(/Cost unknown: the provider may charge for it\./)).toBeInTheDocument();
    expect(card.queryByRole('button', { name: 'Retry' })).not.toBeInTheDocument();
  });
});
