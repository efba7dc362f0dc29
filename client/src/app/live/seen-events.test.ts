import { describe, expect, it } from 'vitest';
import { anAssetEvent } from '@/test/data';
import { addImage, noChanges } from './changes';
import { createSeenEvents } from './seen-events';

describe('createSeenEvents', () => {
  it('keeps an image that came during a fetch until the fetch is over', () => {
    const seen = createSeenEvents();
    const changes = noChanges();
    addImage(changes, anAssetEvent({ id: 'asset-1' }));

    seen.noteFetch('list');
    seen.add(changes);

    expect(seen.sinceFetch('list')?.images.get('gen-1')).toMatchObject([{ id: 'asset-1' }]);
    expect(seen.sinceFetch('list')).toBeUndefined();
  });
});
