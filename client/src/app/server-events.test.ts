import { describe, expect, it, vi } from 'vitest';
import { assetListQuery } from '@/features/assets/api/list-assets';
import { generationListQuery } from '@/features/generations/api/list-generations';
import { recentGenerationsQuery } from '@/features/generations/api/recent-generations';
import type { AssetPage, GenerationPage } from '@/lib/api/types';
import { aGeneration, anAsset, anImage, aSummary } from '@/test/data';
import { world } from '@/test/server';
import { createQueryClient } from './query-client';
import { createServerEvents } from './server-events';

const at = (second: number) => `2026-11-20T09:00:0${second}Z`;
const running = aSummary({ status: 'processing', stage: 'running', progress: 10 });
const allGenerations = generationListQuery({}).queryKey;
const allAssets = assetListQuery({}).queryKey;

function setUp() {
  const queryClient = createQueryClient();
  const onFinished = vi.fn();
  const onKeyTrouble = vi.fn();
  const events = createServerEvents(queryClient, { onFinished, onKeyTrouble });
  const list = (items: GenerationPage['items']) => ({
    pages: [{ items, nextCursor: null }],
    pageParams: [undefined],
  });
  queryClient.setQueryData(recentGenerationsQuery.queryKey, [running]);
  queryClient.setQueryData(allGenerations, list([running]));
  const recent = () => queryClient.getQueryData(recentGenerationsQuery.queryKey)?.[0];
  const listed = () => queryClient.getQueryData(allGenerations)?.pages[0]?.items[0];
  return { queryClient, onFinished, recent, listed, events };
}

const progress = { id: 'gen-1', status: 'processing', stage: 'running' } as const;
const end = { id: 'gen-1', status: 'completed', stage: null, progress: 100 } as const;

describe('generation.updated', () => {
  it('moves the progress wherever the generation is shown, without asking the server', async () => {
    const { events, recent, listed } = setUp();

    await events.generationUpdated({ ...progress, progress: 55, occurredAt: at(1) });

    expect(recent()?.progress).toBe(55);
    expect(listed()?.progress).toBe(55);
  });

  it('keeps what was told while the generation was on its way from the server', async () => {
    const { events, recent } = setUp();
    world.generations = [aGeneration({ status: 'processing', stage: 'submitting', progress: 1 })];

    const fetched = events.generationUpdated({
      ...progress,
      stage: 'submitting',
      progress: 1,
      occurredAt: at(1),
    });
    await events.generationUpdated({
      ...progress,
      stage: 'submitting',
      progress: 40,
      partials: [{ index: 0, version: 1 }],
      occurredAt: at(2),
    });
    await fetched;

    expect(recent()).toMatchObject({
      progress: 40,
      partialImages: [{ index: 0, url: '/api/v1/generations/gen-1/partials/0?v=1', version: 1 }],
    });
  });

  it('ignores an event that a later one has overtaken', async () => {
    const { events, recent } = setUp();
    await events.generationUpdated({ ...progress, progress: 80, occurredAt: at(3) });

    await events.generationUpdated({ ...progress, progress: 30, occurredAt: at(2) });

    expect(recent()?.progress).toBe(80);
  });

  it('shows an end with its images, and tells of it once', async () => {
    const { events, recent, listed, onFinished } = setUp();
    world.generations = [aGeneration({ status: 'completed', images: [anImage()] })];

    await events.generationUpdated({ ...end, occurredAt: at(1) });
    await events.generationUpdated({ ...end, occurredAt: at(1) });

    expect(recent()).toMatchObject({ status: 'completed', images: [{ assetId: 'asset-1' }] });
    expect(listed()).toMatchObject({ status: 'completed', images: [{ assetId: 'asset-1' }] });
    expect(onFinished).toHaveBeenCalledTimes(1);
  });

  it('goes on showing it as running when the end cannot be fetched', async () => {
    const { events, recent, onFinished } = setUp();
    world.generations = [];

    await events.generationUpdated({ ...end, occurredAt: at(1) });

    expect(recent()?.status).toBe('processing');
    expect(onFinished).not.toHaveBeenCalled();
  });

  it('adds a generation that another window started', async () => {
    const { events, recent } = setUp();
    world.generations = [
      aGeneration({ id: 'gen-2', status: 'pending', createdAt: '2026-11-20T09:30:00Z', prompt: 'new' }),
    ];

    await events.generationUpdated({
      id: 'gen-2',
      status: 'pending',
      stage: null,
      progress: 0,
      occurredAt: at(1),
    });

    expect(recent()?.prompt).toBe('new');
  });

  it('follows a retry from its end back to the queue', async () => {
    const { events, recent, queryClient } = setUp();
    queryClient.setQueryData(recentGenerationsQuery.queryKey, [aSummary({ status: 'failed' })]);
    world.generations = [aGeneration({ status: 'pending', progress: 0 })];

    await events.generationUpdated({
      id: 'gen-1',
      status: 'pending',
      stage: null,
      progress: 0,
      occurredAt: at(5),
    });

    expect(recent()?.status).toBe('pending');
  });
});

describe('asset.created', () => {
  const pages = (items: AssetPage['items']) => ({
    pages: [{ items, nextCursor: null }],
    pageParams: [undefined],
  });

  it('puts the image on top of the gallery, once', async () => {
    const { events, queryClient } = setUp();
    world.assets = [anAsset({ id: 'new' })];
    queryClient.setQueryData(allAssets, pages([anAsset({ id: 'old' })]));

    await events.assetCreated({ id: 'new', generationId: 'gen-1', occurredAt: at(1) });
    await events.assetCreated({ id: 'new', generationId: 'gen-1', occurredAt: at(1) });

    expect(queryClient.getQueryData(allAssets)?.pages[0]?.items.map(({ id }) => id)).toEqual(['new', 'old']);
  });

  it('leaves a filtered list alone and has it asked again', async () => {
    const { events, queryClient } = setUp();
    const foxes = assetListQuery({ q: 'fox' }).queryKey;
    world.assets = [anAsset({ id: 'new', prompt: 'a heron' })];
    queryClient.setQueryData(foxes, pages([anAsset({ id: 'old' })]));

    await events.assetCreated({ id: 'new', generationId: 'gen-1', occurredAt: at(1) });

    expect(queryClient.getQueryData(foxes)?.pages[0]?.items.map(({ id }) => id)).toEqual(['old']);
    expect(queryClient.getQueryState(foxes)?.isInvalidated).toBe(true);
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
