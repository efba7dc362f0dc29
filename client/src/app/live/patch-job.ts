import { partialImagesOf } from '@/features/generations/partial-images';
import type { Edit, EditSummary, GeneratedImage, Generation, GenerationSummary } from '@/lib/api/types';
import { isFinished } from '@/lib/jobs/lifecycle';
import type { AssetCreated, Changes, JobUpdate } from './changes';

/** A job as lists show it, of whatever kind. */
export type JobSummary = GenerationSummary | EditSummary;

/** A job as its own page shows it. */
export type Job = Generation | Edit;

/** A job as it is after the changes; the same object when they say nothing new about it. */
export function patchJob<T extends JobSummary | Job>(known: T, changes: Changes): T {
  const images = changes.images.get(known.id);
  const update = changes.updates.get(known.id);
  const withImages = images ? addImages(known, images) : known;
  return update && !isOvertaken(known, update) ? applyUpdate(withImages, update) : withImages;
}

/** An end is final for everything that happened before it; only a retry goes on after it. */
export function isOvertaken(known: JobSummary, { occurredAt }: JobUpdate): boolean {
  return (
    isFinished(known) && known.completedAt !== null && Date.parse(occurredAt) < Date.parse(known.completedAt)
  );
}

/** Whether a job is shown as complete while images of it have not arrived here. An edit makes one image. */
export function lacksImages(job: JobSummary): boolean {
  const { status, images, missingImages } = job;
  const count = 'count' in job ? job.count : 1;
  return status === 'completed' && images.length + missingImages.length < count;
}

function applyUpdate<T extends JobSummary | Job>(known: T, update: JobUpdate): T {
  const { status, stage, progress, cancelRequested, model, modelName, provider, providerName } = update;
  const { cost, failure, savingNotice, missingImages, startedAt, completedAt, retryAt } = update;
  return {
    ...known,
    ...{ status, stage, progress, cancelRequested, model, modelName, provider, providerName },
    ...{ cost, failure, savingNotice, missingImages, startedAt, completedAt, retryAt },
    ...('partialImages' in known && { partialImages: partialsAfter(known, update) }),
    ...('queuePosition' in known && status !== 'pending' && { queuePosition: null }),
  };
}

function partialsAfter({ id, partialImages }: GenerationSummary, { status, partials }: JobUpdate) {
  return status === 'processing' ? (partialImagesOf(id, partials) ?? partialImages) : [];
}

function addImages<T extends JobSummary>(known: T, created: AssetCreated[]): T {
  const fresh = created.filter(({ id }) => !known.images.some(({ assetId }) => assetId === id));
  if (fresh.length === 0) return known;
  return { ...known, images: [...known.images, ...fresh.map(toImage)].sort((a, b) => a.index - b.index) };
}

/** Images of a generation always have a seed; an edit's may have none. */
function toImage(asset: AssetCreated): EditSummary['images'][number] | GeneratedImage {
  const { id: assetId, index, url, previewUrl, thumbnailUrl, width, height, seed, mediaType } = asset;
  return { assetId, index, url, previewUrl, thumbnailUrl, width, height, seed, mediaType };
}
