import { partialImagesOf } from '@/features/generations/partial-images';
import type { GeneratedImage, Generation, GenerationSummary } from '@/lib/api/types';
import { isFinished } from '@/lib/jobs/lifecycle';
import type { AssetCreated, Changes, GenerationUpdated } from './changes';

/** A generation as it is after the changes; the same object when they say nothing new about it. */
export function patchGeneration<T extends GenerationSummary | Generation>(known: T, changes: Changes): T {
  const images = changes.images.get(known.id);
  const update = changes.updates.get(known.id);
  const withImages = images ? addImages(known, images) : known;
  return update && !isOvertaken(known, update) ? applyUpdate(withImages, update) : withImages;
}

/** An end is final for everything that happened before it; only a retry goes on after it. */
export function isOvertaken(known: GenerationSummary, { occurredAt }: GenerationUpdated): boolean {
  return (
    isFinished(known) && known.completedAt !== null && Date.parse(occurredAt) < Date.parse(known.completedAt)
  );
}

/** Whether a generation is shown as complete while images of it have not arrived here. */
export function lacksImages({ status, count, images, missingImages }: GenerationSummary): boolean {
  return status === 'completed' && images.length + missingImages.length < count;
}

function applyUpdate<T extends GenerationSummary | Generation>(known: T, update: GenerationUpdated): T {
  const { id, status, stage, progress, cancelRequested, model, modelName, provider, providerName } = update;
  const { cost, failure, savingNotice, missingImages, startedAt, completedAt, retryAt } = update;
  const partialImages =
    status === 'processing' ? (partialImagesOf(id, update.partials) ?? known.partialImages) : [];
  return {
    ...known,
    ...{ status, stage, progress, cancelRequested, model, modelName, provider, providerName },
    ...{ cost, failure, savingNotice, missingImages, startedAt, completedAt, retryAt, partialImages },
    ...('queuePosition' in known && status !== 'pending' && { queuePosition: null }),
  };
}

function addImages<T extends GenerationSummary>(known: T, created: AssetCreated[]): T {
  const fresh = created.filter(({ id }) => !known.images.some(({ assetId }) => assetId === id));
  if (fresh.length === 0) return known;
  return { ...known, images: [...known.images, ...fresh.flatMap(toImage)].sort((a, b) => a.index - b.index) };
}

/** None for an image without a seed, which no generation makes. */
function toImage(asset: AssetCreated): GeneratedImage[] {
  const { id: assetId, index, url, previewUrl, thumbnailUrl, width, height, seed, mediaType } = asset;
  if (seed === null) return [];
  return [{ assetId, index, url, previewUrl, thumbnailUrl, width, height, seed, mediaType }];
}
