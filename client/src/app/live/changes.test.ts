import { describe, expect, it } from 'vitest';
import { anAssetEvent, anEnd, anUpdate } from '@/test/data';
import { addImage, addUpdate, type JobUpdate, noChanges } from './changes';

const ofGeneration = (update: Omit<JobUpdate, 'job'>): JobUpdate => ({ ...update, job: 'generation' });

const at = (second: number) => `2026-11-20T09:00:0${second}Z`;

describe('addUpdate', () => {
  it('drops an update that a later one has overtaken', () => {
    const changes = noChanges();

    addUpdate(changes, ofGeneration(anEnd({ occurredAt: at(5) })));
    addUpdate(changes, ofGeneration(anUpdate({ progress: 30, occurredAt: at(4) })));

    expect(changes.updates.get('gen-1')?.status).toBe('completed');
  });

  it('keeps the unfinished images until the end', () => {
    const changes = noChanges();
    const partials = [{ index: 0, version: 1 }];

    addUpdate(changes, ofGeneration(anUpdate({ partials, occurredAt: at(3) })));
    addUpdate(changes, ofGeneration(anUpdate({ progress: 60, occurredAt: at(4) })));
    const during = changes.updates.get('gen-1');
    addUpdate(changes, ofGeneration(anEnd({ occurredAt: at(5) })));

    expect(during).toMatchObject({ progress: 60, partials });
    expect(changes.updates.get('gen-1')?.partials).toBeUndefined();
  });
});

describe('addImage', () => {
  it('takes an image that is told of twice once', () => {
    const changes = noChanges();

    addImage(changes, anAssetEvent({ id: 'asset-1' }));
    addImage(changes, anAssetEvent({ id: 'asset-1' }));
    addImage(changes, anAssetEvent({ id: 'asset-2' }));

    expect(changes.images.get('gen-1')?.map(({ id }) => id)).toEqual(['asset-1', 'asset-2']);
  });
});
