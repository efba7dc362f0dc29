import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Edit, Generation } from '@/lib/api/types';
import {
  aGeneration,
  anAssetEvent,
  anAttempt,
  anEdit,
  anEditEnd,
  anEditUpdate,
  anEnd,
  anImage,
  anUpdate,
} from '@/test/data';
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
  /** From the click to the end, as the stream tells it. */
  async function tellWholeStory() {
    const { latest } = FakeEventSource;
    const update = { id: 'edit-1', createdById };
    latest.send('edit.updated', anEditUpdate({ ...update, status: 'pending', stage: null, attempts: 0 }));
    await vi.advanceTimersByTimeAsync(1_000);
    for (const progress of [20, 40, 60, 80]) {
      latest.send('edit.updated', anEditUpdate({ ...update, progress }));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    latest.send('asset.created', anAssetEvent({ id: 'made', generationId: null, createdById }));
    latest.send('edit.updated', anEditEnd(update));
    await vi.advanceTimersByTimeAsync(30_000);
  }
  const theirEdit = (change: Partial<Edit> = {}) => anEdit({ id: 'edit-1', createdBy: colleague, ...change });

  it('costs a tab on another page no request', async () => {
    renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });
    settle();

    await tellWholeStory();

    expect(requests).toEqual([]);
  });

  it('costs a tab that showed the edits before no request for them', async () => {
    world.edits = [theirEdit({ status: 'pending', progress: 0 })];
    const { router } = renderApp('/edits');
    await screen.findByRole('list', { name: 'Edits' });
    await act(() => router.navigate({ to: '/gallery' }));
    await screen.findByText('The gallery is empty');
    settle();

    await tellWholeStory();

    expect(requests).toEqual(['/api/v1/assets']);
  });

  it('costs a tab on the edits that lacks it one request', async () => {
    world.edits = [anEdit({ id: 'edit-0', parameters: { factor: 2 } })];
    renderApp('/edits');
    await screen.findByText(/Upscale 2x of/);
    settle();
    world.edits = [theirEdit({ status: 'pending', progress: 0 }), ...world.edits];

    await tellWholeStory();

    expect(requests).toEqual(['/api/v1/edits']);
    expect(await screen.findByText(/Upscale 4x of/)).toBeInTheDocument();
  });

  it('costs a tab on the edits that has it no request, and moves it there to its end', async () => {
    world.edits = [theirEdit({ status: 'pending', progress: 0 })];
    renderApp('/edits');
    await screen.findByText('Queued');
    settle();

    await tellWholeStory();

    expect(requests).toEqual([]);
    expect(screen.queryByText('Queued')).not.toBeInTheDocument();
    expect(document.querySelector('img[src*="made"]')).not.toBeNull();
  });

  it('costs a tab that shows it alone one request for each attempt that begins or ends', async () => {
    world.edits = [theirEdit({ status: 'pending', progress: 0, queuePosition: 1 })];
    renderApp('/edits/edit-1');
    await screen.findByText('Queued, next to start');
    settle();
    world.edits = [theirEdit({ attempts: [anAttempt()], images: [anImage({ assetId: 'made' })] })];

    await tellWholeStory();

    expect(requests.length).toBeLessThanOrEqual(2);
    expect(new Set(requests)).toEqual(new Set(['/api/v1/edits/edit-1']));
    expect(screen.getByRole('img', { name: /^After/ })).toBeInTheDocument();
  });
});

describe('a generation that fails as soon as it began', () => {
  it('has its attempts on its page, although nobody looked at it alone when the end came', async () => {
    world.generations = [aGeneration({ status: 'pending', progress: 0 })];
    const { user } = renderApp('/');
    await screen.findByRole('article', { name: 'Generation: A fox in a teacup' });
    await waitFor(() => expect(requests).toContain('/api/v1/generations/gen-1'));
    settle();
    const failure = { code: 'credential_rejected', message: 'Wrong key.', keyOwner: 'organization' as const };
    const end = { status: 'failed' as const, failure };
    world.generations = [aGeneration({ ...end, attempts: [anAttempt({ outcome: 'credentialRejected' })] })];

    FakeEventSource.latest.send('generation.updated', anUpdate());
    await vi.advanceTimersByTimeAsync(150);
    FakeEventSource.latest.send('generation.updated', anEnd(end));
    await vi.advanceTimersByTimeAsync(1_000);
    await user.click(screen.getByRole('link', { name: 'A fox in a teacup' }));

    expect(await screen.findByRole('table', { name: 'Attempts' })).toBeInTheDocument();
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
