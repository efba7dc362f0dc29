import type { QueryClient } from '@tanstack/react-query';
import { assetQuery } from '@/features/assets/api/get-asset';
import { addAsset } from '@/features/assets/cache';
import type { AssetCreated, GenerationUpdated } from '@/features/events/event-stream';
import { fetchGeneration } from '@/features/generations/api/get-generation';
import { cachedGeneration, patchGeneration, writeGeneration } from '@/features/generations/cache';
import { isFinished } from '@/features/generations/lifecycle';
import type { Generation } from '@/lib/api/types';

/** Turns server events into changes of the query cache. `onFinished` hears of each generation that ended, once. */
export function createServerEvents(queryClient: QueryClient, onFinished: (generation: Generation) => void) {
  const latest = new Map<string, string>();

  return {
    async generationUpdated(event: GenerationUpdated): Promise<void> {
      const overtaken = event.occurredAt < (latest.get(event.id) ?? '');
      if (overtaken) return;
      latest.set(event.id, event.occurredAt);

      const before = cachedGeneration(queryClient, event.id);
      const finished = isFinished(event);
      // An end is shown with its images or its reason, so it waits for the whole generation.
      if (!finished) patchGeneration(queryClient, event);
      if (before?.status === event.status && before.stage === event.stage) return;

      const restarted = before !== undefined && isFinished(before) && !finished;
      const fetched = await fetchGeneration(event.id).catch(() => null);
      if (!fetched) return;
      writeGeneration(queryClient, fetched, { restarted });
      const news = finished && (before === undefined || !isFinished(before));
      if (news && isFinished(fetched)) onFinished(fetched);
    },

    async assetCreated({ id }: AssetCreated): Promise<void> {
      const asset = await queryClient.query(assetQuery(id)).catch(() => null);
      if (asset) addAsset(queryClient, asset);
    },

    async reset(): Promise<void> {
      latest.clear();
      await queryClient.invalidateQueries();
    },
  };
}
