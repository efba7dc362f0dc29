import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Generation } from '@/lib/api/types';
import { aCost, aGeneration, aModel, anAttempt, anImage, anUpdate } from '@/test/data';
import { FakeEventSource } from '@/test/fake-event-source';
import { renderApp } from '@/test/render-app';
import { api, server, world } from '@/test/server';

async function openDetail(change: Partial<Generation>) {
  world.models = [
    aModel(),
    aModel({ id: 'nova/painter', provider: 'nova', providerName: 'Nova', isDefault: false }),
  ];
  world.generations = [aGeneration(change)];
  const app = renderApp('/generations/gen-1');
  await screen.findByRole('table', { name: 'Attempts' });
  return app;
}

const fact = (label: string) => screen.getByText(label, { selector: 'dt' }).nextElementSibling;

describe('attempts', () => {
  it('are a table: who, whose key, how long, how it ended, and what it cost', async () => {
    await openDetail({
      images: [anImage()],
      attempts: [
        anAttempt({ outcome: 'rateLimited', message: 'Wait 12 seconds.', durationMs: 1_000 }),
        anAttempt({
          number: 2,
          provider: 'nova',
          providerName: 'Nova',
          keyOwner: 'organization',
          providerJobId: 'job_17',
          durationMs: 6_000,
          charge: 'charged',
          cost: 0.04,
        }),
      ],
    });

    const rows = within(screen.getByRole('table', { name: 'Attempts' }))
      .getAllByRole('row')
      .slice(1);
    expect(rows[0]).toHaveTextContent(
      /1.*Acme.*Painter.*Installation’s key.*1 s.*Provider busy.*Wait 12 seconds\..*Not charged/,
    );
    expect(rows[1]).toHaveTextContent(
      /2.*Nova.*Organization’s key.*6 s.*Completed.*Provider job job_17.*\$0\.04/,
    );
  });

  it('say who stood in for whom, and why', async () => {
    await openDetail({
      images: [anImage()],
      model: 'nova/painter',
      provider: 'nova',
      providerName: 'Nova',
      requestedModel: 'acme/painter',
      attempts: [
        anAttempt({ outcome: 'unavailable' }),
        anAttempt({ number: 2, provider: 'nova', providerName: 'Nova', model: 'nova/painter' }),
      ],
    });

    expect(
      await screen.findByText('Nova was used instead of Acme (provider not reachable).'),
    ).toBeInTheDocument();
    expect(fact('Requested model')).toHaveTextContent('Painter at Acme');
    expect(fact('Provider')).toHaveTextContent('Nova');
  });

  it('say nothing when the requested provider made it', async () => {
    await openDetail({ images: [anImage()], attempts: [anAttempt()] });

    expect(screen.queryByText(/was used instead of/)).not.toBeInTheDocument();
    expect(screen.queryByText('Requested model')).not.toBeInTheDocument();
  });
});

describe('cost', () => {
  it('shows what was shown before, what it came to, and the difference', async () => {
    await openDetail({
      images: [anImage()],
      cost: aCost({ estimated: 0.16, actual: 0.12, charge: 'charged' }),
      attempts: [anAttempt()],
    });

    expect(fact('Estimate')).toHaveTextContent('≈ $0.16');
    expect(fact('Actual')).toHaveTextContent('$0.12');
    expect(fact('Difference')).toHaveTextContent('−$0.04, below the estimate');
  });

  it('never shows an unknown cost as nothing', async () => {
    await openDetail({
      images: [anImage()],
      cost: aCost({ estimated: null, charge: 'charged', unknownAmounts: 1 }),
      attempts: [anAttempt()],
    });

    expect(fact('Estimate')).toHaveTextContent('Unknown');
    expect(fact('Actual')).toHaveTextContent('Charged, amount unknown');
    expect(screen.queryByText('Difference')).not.toBeInTheDocument();
  });
});

describe('an unknown outcome', () => {
  const unknown = { code: 'outcome_unknown', message: 'The connection broke.', keyOwner: null };

  it('is sent again only after a question that says what it may cost', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(api('/generations/:id/retry'), ({ params }) => {
        sent.push(params.id);
        world.generations = [aGeneration({ status: 'pending' })];
        return HttpResponse.json(world.generations[0], { status: 202 });
      }),
    );
    const { user } = await openDetail({
      status: 'failed',
      failure: unknown,
      attempts: [anAttempt({ outcome: 'unknown' })],
    });

    await user.click(screen.getByRole('button', { name: 'Send again…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Send it again?' });
    expect(dialog).toHaveTextContent('they are charged as well');
    expect(sent).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Send again' }));

    await waitFor(() => expect(sent).toEqual(['gen-1']));
  });
});

describe('whose key paid', () => {
  const keyOf = () =>
    within(screen.getByRole('table', { name: 'Attempts' })).getAllByRole('row')[1]?.textContent;

  it.each([
    ['user', 'user-1', 'Your key'],
    ['user', 'user-2', 'Ada Lovelace’s key'],
    ['organization', 'user-2', 'Organization’s key'],
    ['platform', 'user-2', 'Installation’s key'],
    [null, 'user-2', 'None needed'],
  ] as const)('is told in words: %s of %s', async (keyOwner, id, text) => {
    await openDetail({
      images: [anImage()],
      createdBy: { id, displayName: 'Ada Lovelace' },
      attempts: [anAttempt({ keyOwner })],
    });

    expect(keyOf()).toContain(text);
  });
});

describe('unfinished images', () => {
  const running = {
    status: 'processing',
    stage: 'running',
    progress: 40,
    count: 2,
    attempts: [anAttempt({ outcome: null, completedAt: null, durationMs: null })],
  } as const;
  const unfinished = (container: HTMLElement) => [
    ...container.querySelectorAll<HTMLImageElement>('img[src*="/partials/"]'),
  ];
  const event = anUpdate({ progress: 40, occurredAt: '2026-11-20T09:00:01Z' });

  it('stand in the places of those that are being made', async () => {
    const { container } = await openDetail({
      ...running,
      attempts: [...running.attempts],
      partialImages: [{ index: 1, url: '/api/v1/generations/gen-1/partials/1?v=3', version: 3 }],
    });

    expect(unfinished(container).map((image) => image.getAttribute('src'))).toEqual([
      '/api/v1/generations/gen-1/partials/1?v=3',
    ]);
    expect(screen.getByText('Unfinished, 40 %')).toBeInTheDocument();
    expect(screen.getByText('Generating, 40 %')).toBeInTheDocument();
  });

  it.each(['running', 'submitting'] as const)(
    'arrive with the event as the server sends it, while the stage is %s',
    async (stage) => {
      const { container } = await openDetail({ ...running, stage, attempts: [...running.attempts] });
      FakeEventSource.latest.open();

      FakeEventSource.latest.send('generation.updated', {
        ...event,
        stage,
        partials: [{ index: 0, version: 2 }],
      });

      await waitFor(() =>
        expect(unfinished(container).map((image) => image.getAttribute('src'))).toEqual([
          '/api/v1/generations/gen-1/partials/0?v=2',
        ]),
      );
    },
  );

  it('stay when an event only tells of progress', async () => {
    const { container } = await openDetail({ ...running, attempts: [...running.attempts] });
    FakeEventSource.latest.open();
    FakeEventSource.latest.send('generation.updated', { ...event, partials: [{ index: 0, version: 2 }] });

    FakeEventSource.latest.send('generation.updated', {
      ...event,
      progress: 70,
      occurredAt: '2026-11-20T09:00:02Z',
    });

    await waitFor(() => expect(screen.getByText('Unfinished, 70 %')).toBeInTheDocument());
    expect(unfinished(container)).toHaveLength(1);
  });
});

it('shows the reference images, and leads to those of the library', async () => {
  await openDetail({
    images: [anImage()],
    attempts: [anAttempt()],
    strength: 0.6,
    references: [
      {
        source: 'asset',
        id: 'asset-7',
        url: '/api/v1/assets/asset-7/content',
        thumbnailUrl: '/api/v1/assets/asset-7/content?rendition=thumbnail',
      },
    ],
  });

  expect(screen.getByRole('link', { name: 'Reference 1' })).toHaveAttribute('href', '/gallery/asset-7');
  expect(fact('Strength')).toHaveTextContent('60 %');
});
