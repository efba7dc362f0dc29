import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Generation } from '@/lib/api/types';
import { aGeneration, anAssetEvent, anAttempt, anEnd, anImage, anUpdate } from '@/test/data';
import { FakeEventSource } from '@/test/fake-event-source';
import { renderApp } from '@/test/render-app';
import { server, world } from '@/test/server';

const colleague = { id: 'user-2', displayName: 'Sam' };
const createdById = colleague.id;
const requests: string[] = [];

beforeEach(() => {
  requests.length = 0;
  server.events.on('request:start', ({ request }) => void requests.push(new URL(request.url).pathname));
});
afterEach(() => {
  server.events.removeAllListeners();
  vi.useRealTimers();
});

/** From here on time passes when the test says so; what was asked for before does not count. */
function settle() {
  FakeEventSource.latest.open();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
  requests.length = 0;
}

function theirs(change: Partial<Generation> = {}) {
  return aGeneration({ id: 'gen-2', prompt: 'A heron', createdBy: colleague, count: 4, ...change });
}

/** A colleague's generation of four images, from the click to the end, as the stream tells it. */
async function tellWholeStory(id = 'gen-2') {
  const { latest } = FakeEventSource;
  const update = { id, createdById };
  latest.send('generation.updated', anUpdate({ ...update, status: 'pending', stage: null, attempts: 0 }));
  await vi.advanceTimersByTimeAsync(1_000);
  latest.send('generation.updated', anUpdate({ ...update, stage: 'submitting', progress: 0 }));
  for (const progress of [20, 40, 60, 80]) {
    await vi.advanceTimersByTimeAsync(1_000);
    latest.send('generation.updated', anUpdate({ ...update, progress }));
  }
  latest.send('generation.updated', anUpdate({ ...update, stage: 'saving', progress: 95 }));
  for (const index of [0, 1, 2, 3])
    latest.send(
      'asset.created',
      anAssetEvent({ id: `${id}-${index}`, generationId: id, index, createdById }),
    );
  latest.send('generation.updated', anEnd(update));
  await vi.advanceTimersByTimeAsync(30_000);
}

describe("a colleague's generation of four images", () => {
  it('costs a tab on another page no request', async () => {
    renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });
    settle();

    await tellWholeStory();

    expect(requests).toEqual([]);
  });

  it('costs a tab on the history one request, and shows its images there', async () => {
    world.generations = [aGeneration({ prompt: 'A fox', images: [anImage()] })];
    renderApp('/history');
    await screen.findByText('A fox');
    settle();
    world.generations = [theirs({ status: 'pending', progress: 0 }), ...world.generations];

    await tellWholeStory();

    expect(requests).toEqual(['/api/v1/generations']);
    expect(screen.getByText('A heron')).toBeInTheDocument();
    await waitFor(() => expect(document.querySelectorAll('img[src*="gen-2-"]').length).toBeGreaterThan(0));
  });

  it('costs a tab on the first page one request', async () => {
    world.generations = [aGeneration({ prompt: 'A fox', images: [anImage()] })];
    renderApp('/');
    await screen.findByRole('article', { name: 'Generation: A fox' });
    settle();
    world.generations = [theirs({ status: 'pending', progress: 0 }), ...world.generations];

    await tellWholeStory();

    expect(requests).toEqual(['/api/v1/generations']);
    await waitFor(() => expect(screen.getAllByRole('img', { name: /A heron/ })).toHaveLength(4));
  });

  it('costs a tab on the gallery one request', async () => {
    renderApp('/gallery');
    await screen.findByText('The gallery is empty');
    settle();

    await tellWholeStory();

    expect(requests).toEqual(['/api/v1/assets']);
  });

  it('costs a tab that shows it alone one request for each attempt that begins or ends', async () => {
    world.generations = [theirs({ status: 'pending', progress: 0, queuePosition: 1 })];
    renderApp('/generations/gen-2');
    await screen.findByText('Queued, next to start');
    settle();
    world.generations = [theirs({ status: 'completed', attempts: [anAttempt()] })];

    await tellWholeStory();

    expect(requests.length).toBeLessThanOrEqual(2);
    expect(new Set(requests)).toEqual(new Set(['/api/v1/generations/gen-2']));
  });
});

describe("a colleague's upscale", () => {
  it('costs a tab on another page no request', async () => {
    renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });
    settle();

    for (const status of ['pending', 'processing', 'completed'])
      FakeEventSource.latest.send('edit.updated', { ...anUpdate(), id: 'edit-1', createdById, status });
    FakeEventSource.latest.send('asset.created', anAssetEvent({ generationId: null, createdById }));
    await vi.advanceTimersByTimeAsync(30_000);

    expect(requests).toEqual([]);
  });

  it('costs a tab on the gallery one request', async () => {
    renderApp('/gallery');
    await screen.findByText('The gallery is empty');
    settle();

    FakeEventSource.latest.send('asset.created', anAssetEvent({ generationId: null, createdById }));
    await vi.advanceTimersByTimeAsync(30_000);

    expect(requests).toEqual(['/api/v1/assets']);
  });
});

describe('a batch of 5,000', () => {
  const burst = () => {
    const { latest } = FakeEventSource;
    for (let i = 0; i < 5_000; i++) {
      const id = `gen-${10_000 + i}`;
      const createdAt = new Date(Date.parse('2026-11-20T10:00:00Z') + i).toISOString();
      latest.dispatchEvent(messageOf('generation.updated', anUpdate({ id, createdById, createdAt })));
    }
  };

  it('leaves a tab on another page quiet', async () => {
    renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });
    settle();

    burst();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(requests).toEqual([]);
  });

  it('costs a tab on the history a few requests and a few renders, however long it goes on', async () => {
    world.generations = [aGeneration({ prompt: 'A fox', images: [anImage()] })];
    const { queryClient } = renderApp('/history');
    await screen.findByText('A fox');
    settle();
    let writes = 0;
    const unsubscribe = queryClient.getQueryCache().subscribe(({ type }) => {
      if (type === 'updated') writes++;
    });

    for (let second = 0; second < 60; second++) {
      for (let i = 0; i < 84; i++) {
        const id = `gen-${second}-${i}`;
        FakeEventSource.latest.dispatchEvent(
          messageOf('generation.updated', anUpdate({ id, createdById, createdAt: '2026-11-20T10:00:00Z' })),
        );
        FakeEventSource.latest.dispatchEvent(
          messageOf('generation.updated', anUpdate({ progress: i, occurredAt: '2026-11-20T10:00:00Z' })),
        );
      }
      await vi.advanceTimersByTimeAsync(1_000);
    }
    unsubscribe();

    expect(requests.length).toBeLessThanOrEqual(6);
    expect(new Set(requests)).toEqual(new Set(['/api/v1/generations']));
    expect(writes).toBeLessThanOrEqual(60 + requests.length * 3);
  });
});

function messageOf(type: string, data: unknown): MessageEvent {
  return new MessageEvent(type, { data: JSON.stringify(data) });
}
