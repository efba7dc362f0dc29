import { InfiniteQueryObserver, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assetListQuery } from '@/features/assets/api/list-assets';
import { generationListQuery } from '@/features/generations/api/list-generations';
import { recentGenerationsQuery } from '@/features/generations/api/recent-generations';
import type { AssetPage, GenerationPage } from '@/lib/api/types';
import { aGeneration, anAsset, anAssetEvent, anEnd, anImage, anUpdate, aSummary } from '@/test/data';
import { world } from '@/test/server';
import { createQueryClient } from './query-client';
import { createServerEvents } from './server-events';

const at = (second: number) => `2026-11-20T09:00:0${second}Z`;
const running = aSummary({ status: 'processing', stage: 'running', progress: 10 });
const allGenerations = generationListQuery({}).queryKey;
const allAssets = assetListQuery({}).queryKey;
const onFinished = vi.fn();
const onKeyTrouble = vi.fn();
const cleanUp: (() => void)[] = [];

function pagesOf<T>(items: T[]) {
  return { pages: [{ items, nextCursor: null }], pageParams: [undefined] };
}

function setUp() {
  const queryClient = createQueryClient();
  const events = createServerEvents(queryClient, { onFinished, onKeyTrouble });
  cleanUp.push(events.open());
  queryClient.setQueryData(recentGenerationsQuery.queryKey, [running]);
  queryClient.setQueryData(allGenerations, pagesOf<GenerationPage['items'][number]>([running]));
  const recent = () => queryClient.getQueryData(recentGenerationsQuery.queryKey)?.[0];
  const listed = () => queryClient.getQueryData(allGenerations)?.pages[0]?.items[0];
  /** Somebody looks at the recent ones, and at all. */
  const lookAtRecent = () =>
    cleanUp.push(new QueryObserver(queryClient, recentGenerationsQuery).subscribe(() => undefined));
  const lookAtAll = () =>
    cleanUp.push(new InfiniteQueryObserver(queryClient, generationListQuery({})).subscribe(() => undefined));
  return { queryClient, recent, listed, events, lookAtRecent, lookAtAll };
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  for (const end of cleanUp.splice(0)) end();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('generation.updated', () => {
  it('moves the progress wherever the generation is shown, without asking the server', () => {
    const { events, recent, listed } = setUp();

    events.generationUpdated(anUpdate({ progress: 55, occurredAt: at(1) }));
    events.flush();

    expect(recent()?.progress).toBe(55);
    expect(listed()?.progress).toBe(55);
  });

  it('brings model, cost, times and failure along', () => {
    const { events, recent } = setUp();
    const cost = { ...running.cost, actual: 0.04, charge: 'charged' as const };
    const failure = { code: 'no_output', message: 'Nothing came.', keyOwner: 'user' as const };

    events.generationUpdated(anEnd({ status: 'failed', cost, failure, startedAt: at(3), occurredAt: at(5) }));
    events.flush();

    expect(recent()).toMatchObject({
      ...{ status: 'failed', cost, failure, startedAt: at(3), completedAt: at(5) },
      prompt: running.prompt,
    });
  });

  it('keeps what was told while the generation was on its way from the server', async () => {
    const { events, recent, lookAtRecent, queryClient } = setUp();
    world.generations = [aGeneration({ status: 'processing', stage: 'running', progress: 1 })];
    lookAtRecent();

    const fetched = queryClient.refetchQueries({ queryKey: recentGenerationsQuery.queryKey });
    events.generationUpdated(anUpdate({ progress: 40, partials: [{ index: 0, version: 1 }] }));
    events.flush();
    await fetched;

    expect(recent()).toMatchObject({
      progress: 40,
      partialImages: [{ index: 0, url: '/api/v1/generations/gen-1/partials/0?v=1', version: 1 }],
    });
  });

  it('ignores an event that a later one has overtaken', () => {
    const { events, recent } = setUp();
    events.generationUpdated(anUpdate({ progress: 80, occurredAt: '2026-11-20T09:00:03.5Z' }));
    events.flush();

    events.generationUpdated(anUpdate({ progress: 30, occurredAt: at(3) }));
    events.flush();

    expect(recent()?.progress).toBe(80);
  });

  it('never goes back behind an end that the server has told', () => {
    const { events, recent, queryClient } = setUp();
    queryClient.setQueryData(recentGenerationsQuery.queryKey, [
      aSummary({ status: 'failed', completedAt: at(7) }),
    ]);

    events.generationUpdated(anUpdate({ occurredAt: at(6) }));
    events.flush();

    expect(recent()?.status).toBe('failed');
  });

  it('shows an end with its images, and tells of it once, without asking the server', () => {
    const { events, recent, listed } = setUp();

    events.assetCreated(anAssetEvent({ id: 'asset-1' }));
    events.generationUpdated(anEnd());
    events.flush();
    events.generationUpdated(anEnd());
    events.flush();

    expect(recent()).toMatchObject({ status: 'completed', images: [{ assetId: 'asset-1' }] });
    expect(listed()).toMatchObject({ status: 'completed', images: [{ assetId: 'asset-1' }] });
    expect(onFinished.mock.calls).toEqual([
      [expect.objectContaining({ id: 'gen-1', prompt: 'A fox in a teacup', imageCount: 1 })],
    ]);
  });

  it('asks for a generation whose images passed this tab by', async () => {
    const { events, recent, lookAtRecent } = setUp();
    lookAtRecent();
    world.generations = [aGeneration({ status: 'completed', images: [anImage()] })];

    events.generationUpdated(anEnd());
    await vi.advanceTimersByTimeAsync(1_000);

    await vi.waitFor(() => expect(recent()?.images).toHaveLength(1));
  });

  it('adds a generation that another window started', async () => {
    const { events, recent, lookAtRecent } = setUp();
    lookAtRecent();
    world.generations = [aGeneration({ id: 'gen-2', status: 'pending', prompt: 'new' })];

    events.generationUpdated(anUpdate({ id: 'gen-2', status: 'pending', stage: null, progress: 0 }));
    await vi.advanceTimersByTimeAsync(1_000);

    await vi.waitFor(() => expect(recent()?.prompt).toBe('new'));
  });

  it('marks a list that nobody looks at, and keeps the mark when something else in it moves', () => {
    const { events, queryClient, listed } = setUp();

    events.generationUpdated(anUpdate({ id: 'gen-2', status: 'pending' }));
    events.flush();
    events.generationUpdated(anUpdate({ progress: 60 }));
    events.flush();

    expect(listed()?.progress).toBe(60);
    expect(queryClient.getQueryState(allGenerations)?.isInvalidated).toBe(true);
  });

  it('leaves lists alone that cannot show it', () => {
    const { events, queryClient } = setUp();
    const others = generationListQuery({ model: 'other/model' }).queryKey;
    const failed = generationListQuery({ status: 'failed' }).queryKey;
    const old = generationListQuery({ to: '2026-01-01' }).queryKey;
    for (const key of [others, failed, old]) queryClient.setQueryData(key, pagesOf([]));

    events.generationUpdated(anUpdate({ id: 'gen-2' }));
    events.flush();

    for (const key of [others, failed, old])
      expect(queryClient.getQueryState(key)?.isInvalidated).toBe(false);
  });

  it('asks for nothing that lies below what is loaded of a list', async () => {
    const { events, queryClient, listed, lookAtAll } = setUp();
    const newer = aSummary({ ...running, createdAt: at(5) });
    queryClient.setQueryData(allGenerations, {
      pages: [{ items: [newer], nextCursor: 'next' }],
      pageParams: [undefined],
    });
    lookAtAll();
    const requests = vi.spyOn(globalThis, 'fetch');

    events.generationUpdated(anUpdate({ id: 'gen-0', createdAt: at(1) }));
    await vi.advanceTimersByTimeAsync(1_000);

    expect(requests).not.toHaveBeenCalled();
    expect(listed()?.id).toBe('gen-1');
  });

  it('asks for the settings of a generation that another model took over', async () => {
    const { events, recent, lookAtRecent } = setUp();
    lookAtRecent();
    world.generations = [aGeneration({ ...running, model: 'acme/other', width: 512 })];

    events.generationUpdated(anUpdate({ model: 'acme/other' }));
    await vi.advanceTimersByTimeAsync(1_000);

    await vi.waitFor(() => expect(recent()).toMatchObject({ model: 'acme/other', width: 512 }));
  });

  it('puts what is newest on top of a list of several pages', async () => {
    const { events, queryClient, lookAtAll } = setUp();
    queryClient.setQueryData(allGenerations, {
      pages: [
        { items: [running], nextCursor: 'next' },
        { items: [aSummary({ id: 'gen-0' })], nextCursor: null },
      ],
      pageParams: [undefined, 'next'],
    });
    lookAtAll();
    world.generations = [aGeneration({ id: 'gen-2' }), aGeneration({ ...running })];

    events.generationUpdated(anUpdate({ id: 'gen-2' }));
    await vi.advanceTimersByTimeAsync(1_000);

    const ids = () =>
      queryClient.getQueryData(allGenerations)?.pages.map(({ items }) => items.map(({ id }) => id));
    await vi.waitFor(() => expect(ids()).toEqual([['gen-2', 'gen-1'], ['gen-0']]));
  });

  it('follows a retry from its end back to the queue', () => {
    const { events, recent, queryClient } = setUp();
    queryClient.setQueryData(recentGenerationsQuery.queryKey, [
      aSummary({ status: 'failed', completedAt: at(3) }),
    ]);

    events.generationUpdated(anUpdate({ status: 'pending', stage: null, progress: 0, occurredAt: at(5) }));
    events.flush();

    expect(recent()?.status).toBe('pending');
  });
});

describe('asset.created', () => {
  it('has a gallery that nobody looks at asked again when it is opened', () => {
    const { events, queryClient } = setUp();
    queryClient.setQueryData(allAssets, pagesOf<AssetPage['items'][number]>([anAsset({ id: 'old' })]));

    events.assetCreated(anAssetEvent({ id: 'new' }));
    events.flush();

    expect(queryClient.getQueryState(allAssets)?.isInvalidated).toBe(true);
  });

  it('puts the images on top of the gallery that is looked at, once, with one request', async () => {
    const { events, queryClient } = setUp();
    queryClient.setQueryData(allAssets, pagesOf<AssetPage['items'][number]>([anAsset({ id: 'old' })]));
    cleanUp.push(new InfiniteQueryObserver(queryClient, assetListQuery({})).subscribe(() => undefined));
    world.assets = [anAsset({ id: 'new-2' }), anAsset({ id: 'new' }), anAsset({ id: 'old' })];

    events.assetCreated(anAssetEvent({ id: 'new' }));
    events.assetCreated(anAssetEvent({ id: 'new-2', index: 1 }));
    await vi.advanceTimersByTimeAsync(1_000);

    const ids = () => queryClient.getQueryData(allAssets)?.pages[0]?.items.map(({ id }) => id);
    await vi.waitFor(() => expect(ids()).toEqual(['new-2', 'new', 'old']));
  });

  it('leaves a filtered list alone that cannot show it, and has the others asked again', () => {
    const { events, queryClient } = setUp();
    const foxes = assetListQuery({ q: 'fox' }).queryKey;
    const portraits = assetListQuery({ orientation: 'portrait' }).queryKey;
    for (const key of [foxes, portraits]) queryClient.setQueryData(key, pagesOf([anAsset({ id: 'old' })]));

    events.assetCreated(anAssetEvent({ id: 'new', prompt: 'a heron' }));
    events.flush();

    expect(queryClient.getQueryData(foxes)?.pages[0]?.items.map(({ id }) => id)).toEqual(['old']);
    expect(queryClient.getQueryState(foxes)?.isInvalidated).toBe(true);
    expect(queryClient.getQueryState(portraits)?.isInvalidated).toBe(false);
  });
});

describe('asset.created by an edit', () => {
  const upscaled = anAssetEvent({ id: 'new', generationId: null, seed: null });

  it('has the gallery asked again and changes no generation', () => {
    const { events, recent, queryClient } = setUp();
    queryClient.setQueryData(allAssets, pagesOf<AssetPage['items'][number]>([anAsset({ id: 'old' })]));

    events.assetCreated(upscaled);
    events.flush();

    expect(queryClient.getQueryState(allAssets)?.isInvalidated).toBe(true);
    expect(recent()).toBe(running);
  });
});

describe('stream.reset', () => {
  it('has everything asked again', async () => {
    const { events, queryClient } = setUp();

    await events.reset();

    expect(queryClient.getQueryState(recentGenerationsQuery.queryKey)?.isInvalidated).toBe(true);
    expect(queryClient.getQueryState(allGenerations)?.isInvalidated).toBe(true);
  });
});
