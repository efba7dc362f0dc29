import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Draft, emptyDraft, storedDraft } from './draft-schema';

const reference = {
  source: 'asset',
  id: 'asset-1',
  thumbnailUrl: '/api/v1/assets/asset-1/thumbnail',
  name: 'a fox',
  width: 1024,
  height: 768,
} as const;

/** Every field with a value that is not the empty draft's. */
const full: Draft = {
  prompt: 'a fox',
  negativePrompt: 'blur',
  modelId: 'acme/painter',
  modelRemembered: true,
  prefer: 'speed',
  failover: 'none',
  aspectRatio: '16:9',
  customSize: { width: 640, height: 480 },
  count: 3,
  seed: 42,
  quality: 'hd',
  outputFormat: 'webp',
  parameters: { steps: 20 },
  references: [reference],
  mask: { ...reference, source: 'upload', id: 'upload-1' },
  strength: 0.4,
};

const read = (stored: unknown) => v.parse(storedDraft, stored);

describe('a stored draft', () => {
  it('is read as it was stored', () => {
    expect(read(JSON.parse(JSON.stringify(full)))).toEqual(full);
  });

  it.each([undefined, null, 'text', 7])('that is %j is an empty one', (stored) => {
    expect(read(stored)).toEqual(emptyDraft);
  });

  it.each([
    ['prompt', 7],
    ['negativePrompt', null],
    ['prefer', 'luck'],
    ['failover', true],
    ['aspectRatio', 1.5],
    ['customSize', { width: 640, height: 'tall' }],
    ['count', 0],
    ['count', '3'],
    ['seed', -1],
    ['seed', 4_294_967_296],
    ['quality', {}],
    ['outputFormat', 3],
    ['parameters', ['steps']],
    ['references', 'asset-1'],
    ['mask', { ...reference, thumbnailUrl: 'https://elsewhere.example/1.png' }],
    ['strength', 1.1],
  ] as const)('loses only the field that is no longer valid: %s %j', (field, value) => {
    expect(read({ ...full, [field]: value })).toEqual({ ...full, [field]: emptyDraft[field] });
  });

  it.each(Object.keys(emptyDraft).filter((field) => field !== 'modelRemembered'))(
    'that was stored before there was a %s gets the empty one',
    (field) => {
      const { [field]: _, ...older } = full as unknown as Record<string, unknown>;

      expect(read(older)).toEqual({
        ...full,
        [field]: emptyDraft[field as keyof Draft],
        ...(field === 'modelId' && { modelRemembered: false }),
      });
    },
  );

  it('keeps the references that are still valid', () => {
    const other = { ...reference, id: 'asset-2', width: undefined };

    expect(read({ ...full, references: [null, reference, { id: 'x' }, other] }).references).toEqual([
      reference,
      { ...other, width: null },
    ]);
  });

  it('does not share what it falls back to', () => {
    expect(read({}).parameters).not.toBe(read({}).parameters);
  });

  it('cuts what has to be a whole number', () => {
    expect(read({ ...full, count: 2.9, seed: 7.5 })).toMatchObject({ count: 2, seed: 7 });
  });
});
