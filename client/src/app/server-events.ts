import type { Query, QueryCacheNotifyEvent, QueryClient } from '@tanstack/react-query';
import { invalidateProviderKeys } from '@/features/provider-keys/api/keys';
import type { GenerationStatus, ServerEvent } from '@/lib/api/types';
import { isFinished } from '@/lib/jobs/lifecycle';
import type { KeyTrouble } from './key-trouble';
import { createBatch } from './live/batch';
import {
  addImage,
  addUpdate,
  type AssetCreated,
  type Changes,
  type JobUpdate,
  noChanges,
} from './live/changes';
import { createLiveAssets } from './live/live-assets';
import { editKind, generationKind } from './live/job-kinds';
import { createLiveJobs } from './live/live-jobs';
import type { JobSummary } from './live/patch-job';
import { createRefresher } from './live/refresher';
import { createSeenEvents } from './live/seen-events';

/** A generation that ended: as much of it as this tab knows without asking. */
export interface Finished {
  id: string;
  status: GenerationStatus;
  createdById: string;
  /** Null when nothing that this tab has seen says it. */
  prompt: string | null;
  imageCount: number;
  thumbnailUrl: string | null;
}

interface Listeners {
  /** Hears of each generation that ended, once. */
  onFinished: (finished: Finished) => void;
  onKeyTrouble: (trouble: KeyTrouble) => void;
}

type LiveEvent = { update: JobUpdate } | { image: AssetCreated };

const collectMs = 100;

/**
 * Turns server events into changes of the query cache. They are collected for a moment and written together. The server
 * is asked for what is looked at and lacks something that the events do not tell, seldom and once for all reasons.
 */
export function createServerEvents(queryClient: QueryClient, { onFinished, onKeyTrouble }: Listeners) {
  const refresher = createRefresher({ firstMs: 300, minGapMs: 2_000, maxGapMs: 60_000 });
  const generations = createLiveJobs(queryClient, refresher, generationKind);
  const edits = createLiveJobs(queryClient, refresher, editKind);
  const jobs = [generations, edits];
  const assets = createLiveAssets(queryClient, refresher);
  const seen = createSeenEvents();

  const batch = createBatch<LiveEvent>((events) => {
    const changes = noChanges();
    for (const event of events) {
      if ('image' in event) addImage(changes, event.image);
      else if (seen.isNew(event.update)) addUpdate(changes, event.update);
    }
    const ended = [...changes.updates.values()].filter(
      (update) => update.job === 'generation' && isFinished(update) && !wasFinished(update),
    );
    seen.add(changes);
    for (const live of jobs) live.complete(changes);
    assets.complete(changes);
    for (const live of jobs) live.patch(changes);
    for (const update of ended) onFinished(finishedBy(update, generations.find(update.id), changes));
  }, collectMs);

  const wasFinished = (update: JobUpdate) => {
    const before = seen.statusOf(update.id) ?? generations.find(update.id)?.status;
    return before !== undefined && isFinished({ status: before });
  };

  // An answer that was under way when an event came may be older than the event.
  const watchFetches = (event: QueryCacheNotifyEvent) => {
    const query = event.query as Query;
    if (event.type !== 'updated') return;
    const live = jobs.find(({ holds }) => holds(query));
    if (!live) return;
    const { action } = event;
    if (action.type === 'fetch') seen.noteFetch(query.queryHash);
    if (action.type !== 'success' || action.manual) return;
    const changes = seen.sinceFetch(query.queryHash);
    if (changes) live.patchQuery(changes, query);
  };

  return {
    /** Begins; the answer ends it. */
    open(): () => void {
      const unsubscribe = queryClient.getQueryCache().subscribe(watchFetches);
      return () => {
        unsubscribe();
        batch.clear();
        refresher.clear();
      };
    },

    generationUpdated: (event: ServerEvent['generation.updated']): void =>
      batch.add({ update: { ...event, job: 'generation' } }),
    editUpdated: (event: ServerEvent['edit.updated']): void =>
      batch.add({ update: { ...event, job: 'edit' } }),
    assetCreated: (image: AssetCreated): void => batch.add({ image }),
    /** Writes what has been collected at once. */
    flush: (): void => batch.flush(),

    async providerKeyTrouble(trouble: KeyTrouble): Promise<void> {
      onKeyTrouble(trouble);
      await invalidateProviderKeys(queryClient);
    },

    async reset(): Promise<void> {
      batch.clear();
      seen.clear();
      await queryClient.invalidateQueries();
    },
  };
}

function finishedBy(
  { id, status, createdById }: JobUpdate,
  known: JobSummary | undefined,
  { images }: Changes,
): Finished {
  const created = images.get(id) ?? [];
  const shown = known?.images.length ? known.images : created;
  return {
    ...{ id, status, createdById },
    prompt: known?.prompt ?? created[0]?.prompt ?? null,
    imageCount: shown.length,
    thumbnailUrl: shown[0]?.thumbnailUrl ?? null,
  };
}
