import type { QueryClient } from '@tanstack/react-query';
import { assetQuery } from '@/features/assets/api/get-asset';
import { addAsset } from '@/features/assets/cache';
import type { AssetCreated, GenerationUpdated, ProviderKeyRejected } from '@/features/events/event-stream';
import { fetchGeneration } from '@/features/generations/api/get-generation';
import { cachedGeneration, patchGeneration, writeGeneration } from '@/features/generations/cache';
import { isFinished } from '@/features/generations/lifecycle';
import { modelsQuery } from '@/features/models/api/list-models';
import { invalidateProviderKeys } from '@/features/provider-keys/api/keys';
import type { Generation } from '@/lib/api/types';

interface Listeners {
  /** Hears of each generation that ended, once. */
  onFinished: (generation: Generation) => void;
  onKeyRejected: (event: ProviderKeyRejected) => void;
}

/** Turns server events into changes of the query cache. */
export function createServerEvents(queryClient: QueryClient, { onFinished, onKeyRejected }: Listeners) {
  const latest = new Map<string, string>();
  const looking = new Set<string>();

  /** Unfinished images that the event did not bring along are fetched, one look at a time. */
  const showPartials = async ({ id, stage, partialImages }: GenerationUpdated, model: string | undefined) => {
    const shows = queryClient.getQueryData(modelsQuery.queryKey)?.find((known) => known.id === model)
      ?.capabilities.partialImages;
    if (!shows || partialImages || stage !== 'running' || looking.has(id)) return;
    looking.add(id);
    const fetched = await fetchGeneration(id).catch(() => null);
    looking.delete(id);
    if (fetched) writeGeneration(queryClient, fetched);
  };

  return {
    async generationUpdated(event: GenerationUpdated): Promise<void> {
      const overtaken = event.occurredAt < (latest.get(event.id) ?? '');
      if (overtaken) return;
      latest.set(event.id, event.occurredAt);

      const before = cachedGeneration(queryClient, event.id);
      const finished = isFinished(event);
      // An end is shown with its images or its reason, so it waits for the whole generation.
      if (!finished) patchGeneration(queryClient, event);
      // While images are being saved, an event may be of what holds that up, which only the whole generation says.
      const isSaving = event.stage === 'saving';
      if (before?.status === event.status && before.stage === event.stage && !isSaving)
        return showPartials(event, before.model);

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

    async providerKeyRejected(event: ProviderKeyRejected): Promise<void> {
      onKeyRejected(event);
      await invalidateProviderKeys(queryClient);
    },

    async reset(): Promise<void> {
      latest.clear();
      await queryClient.invalidateQueries();
    },
  };
}
