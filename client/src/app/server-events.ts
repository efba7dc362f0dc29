import type { QueryClient } from '@tanstack/react-query';
import { assetQuery } from '@/features/assets/api/get-asset';
import { addAsset } from '@/features/assets/cache';
import { fetchGeneration } from '@/features/generations/api/get-generation';
import {
  cachedGeneration,
  type GenerationChange,
  patchGeneration,
  writeGeneration,
} from '@/features/generations/cache';
import { isFinished } from '@/lib/jobs/lifecycle';
import { partialImagesOf } from '@/features/generations/partial-images';
import { invalidateProviderKeys } from '@/features/provider-keys/api/keys';
import type { Generation, ServerEvent } from '@/lib/api/types';
import type { KeyTrouble } from './key-trouble';

type GenerationUpdated = ServerEvent['generation.updated'];

interface Listeners {
  /** Hears of each generation that ended, once. */
  onFinished: (generation: Generation) => void;
  onKeyTrouble: (trouble: KeyTrouble) => void;
}

/** Turns server events into changes of the query cache. */
export function createServerEvents(queryClient: QueryClient, { onFinished, onKeyTrouble }: Listeners) {
  const latest = new Map<string, GenerationUpdated>();

  /** What was fetched, and over it whatever was told while it was on its way. */
  const write = (fetched: Generation, since: GenerationUpdated, restarted: boolean) => {
    const shown = cachedGeneration(queryClient, fetched.id)?.partialImages ?? [];
    writeGeneration(queryClient, fetched, { restarted });
    const newer = latest.get(fetched.id);
    if (!newer || newer === since || isFinished(newer) || isFinished(fetched)) return;
    patchGeneration(queryClient, { ...changeOf(newer), ...(shown.length > 0 && { partialImages: shown }) });
  };

  return {
    async generationUpdated(event: GenerationUpdated): Promise<void> {
      const overtaken = event.occurredAt < (latest.get(event.id)?.occurredAt ?? '');
      if (overtaken) return;
      latest.set(event.id, event);

      const before = cachedGeneration(queryClient, event.id);
      const finished = isFinished(event);
      // An end is shown with its images or its reason, so it waits for the whole generation.
      if (!finished) patchGeneration(queryClient, changeOf(event));
      // While images are being saved, an event may be of what holds that up, which only the whole generation says.
      const isSaving = event.stage === 'saving';
      if (before?.status === event.status && before.stage === event.stage && !isSaving) return;

      const restarted = before !== undefined && isFinished(before) && !finished;
      const fetched = await fetchGeneration(event.id).catch(() => null);
      if (!fetched) return;
      write(fetched, event, restarted);
      const news = finished && (before === undefined || !isFinished(before));
      if (news && isFinished(fetched)) onFinished(fetched);
    },

    async assetCreated({ id }: ServerEvent['asset.created']): Promise<void> {
      const asset = await queryClient.query(assetQuery(id)).catch(() => null);
      if (asset) addAsset(queryClient, asset);
    },

    async providerKeyTrouble(trouble: KeyTrouble): Promise<void> {
      onKeyTrouble(trouble);
      await invalidateProviderKeys(queryClient);
    },

    async reset(): Promise<void> {
      latest.clear();
      await queryClient.invalidateQueries();
    },
  };
}

function changeOf({ id, status, stage, progress, partials }: GenerationUpdated): GenerationChange {
  const partialImages = partialImagesOf(id, partials);
  return { id, status, stage, progress, ...(partialImages && { partialImages }) };
}
