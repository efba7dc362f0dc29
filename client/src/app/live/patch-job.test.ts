import { describe, expect, it } from 'vitest';
import { aGeneration, anAssetEvent, anEnd, anImage, anUpdate, aSummary } from '@/test/data';
import { addImage, addUpdate, type AssetCreated, type JobUpdate, noChanges } from './changes';
import { patchJob } from './patch-job';

function changesOf(update: Omit<JobUpdate, 'job'> | null, ...images: AssetCreated[]) {
  const changes = noChanges();
  if (update) addUpdate(changes, { ...update, job: 'generation' });
  for (const image of images) addImage(changes, image);
  return changes;
}

describe('patchJob', () => {
  it('adds an image that it has already no second time', () => {
    const known = aSummary({ images: [anImage({ assetId: 'asset-1' })] });

    const patched = patchJob(known, changesOf(null, anAssetEvent({ id: 'asset-1' })));

    expect(patched).toBe(known);
  });

  it('keeps the images in the order in which they were asked for', () => {
    const known = aSummary({ images: [anImage({ assetId: 'asset-2', index: 1 })] });

    const patched = patchJob(known, changesOf(null, anAssetEvent({ id: 'asset-1', index: 0 })));

    expect(patched.images.map(({ assetId }) => assetId)).toEqual(['asset-1', 'asset-2']);
  });

  it('takes the unfinished images away at the end', () => {
    const partialImages = [{ index: 0, version: 1, url: '/partial' }];
    const known = aSummary({ status: 'processing', partialImages });

    expect(patchJob(known, changesOf(anUpdate())).partialImages).toEqual(partialImages);
    expect(patchJob(known, changesOf(anEnd())).partialImages).toEqual([]);
  });

  it('has no position in the queue once it runs', () => {
    const known = aGeneration({ status: 'pending', queuePosition: 4 });

    expect(patchJob(known, changesOf(anUpdate({ status: 'pending' }))).queuePosition).toBe(4);
    expect(patchJob(known, changesOf(anUpdate())).queuePosition).toBeNull();
  });
});
