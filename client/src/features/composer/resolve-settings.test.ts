import { describe, expect, it } from 'vitest';
import { aModel } from '@/test/data';
import type { DraftImage } from '@/lib/draft-image';
import { type Draft, emptyDraft } from './draft-schema';
import { resolveSettings } from './resolve-settings';

const aDraft = (change: Partial<Draft> = {}): Draft => ({ ...emptyDraft, prompt: 'a fox', ...change });

describe('resolveSettings', () => {
  it('sends nothing that the person did not set', () => {
    const { request, kept, problems } = resolveSettings(aDraft(), aModel());

    expect(request).toEqual({ prompt: 'a fox', model: 'acme/painter', count: 1, aspectRatio: '1:1' });
    expect(kept).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('keeps a ratio that the model lacks and says which one is used', () => {
    const { request, size, kept } = resolveSettings(aDraft({ aspectRatio: '21:9' }), aModel());

    expect(request.aspectRatio).toBe('1:1');
    expect(size).toEqual({ width: 1024, height: 1024 });
    expect(kept).toEqual([{ field: 'aspectRatio', label: 'Aspect ratio 21:9', instead: '1:1 is used' }]);
  });

  it('keeps a size in pixels when the model takes ratios only', () => {
    const draft = aDraft({ customSize: { width: 640, height: 480 } });

    const { request, kept } = resolveSettings(draft, aModel());

    expect(request).not.toHaveProperty('width');
    expect(kept.map(({ field }) => field)).toEqual(['customSize']);
  });

  describe('size in pixels', () => {
    const sized = aModel({
      capabilities: {
        size: {
          minSide: 256,
          maxSide: 2048,
          multipleOf: 8,
          minPixels: 0,
          maxPixels: 2_000_000,
          maxRatio: null,
        },
      },
    });

    it('is sent instead of the ratio', () => {
      const draft = aDraft({ aspectRatio: '16:9', customSize: { width: 640, height: 480 } });

      const { request } = resolveSettings(draft, sized);

      expect(request).toMatchObject({ width: 640, height: 480 });
      expect(request).not.toHaveProperty('aspectRatio');
    });

    it.each([
      [{ width: 100, height: 512 }, 'Each side must be 256 to 2,048 pixels.'],
      [{ width: 512, height: 4096 }, 'Each side must be 256 to 2,048 pixels.'],
      [{ width: 513, height: 512 }, 'Width and height must be multiples of 8.'],
      [{ width: 2048, height: 2048 }, 'The image may have at most 2.0 megapixels.'],
    ])('%o is refused', (customSize, text) => {
      const { problems } = resolveSettings(aDraft({ customSize }), sized);

      expect(problems).toEqual([{ field: 'customSize', text }]);
    });
  });

  describe('parameters', () => {
    const model = aModel({
      capabilities: {
        parameters: [
          parameter('look', 'choice', { options: [{ value: 'waves', label: 'Waves' }] }),
          parameter('steps', 'integer', { minimum: 1, maximum: 50 }),
          parameter('note', 'text', { maxLength: 4 }),
        ],
      },
    });

    it('are sent when they fit', () => {
      const { request } = resolveSettings(
        aDraft({ parameters: { look: 'waves', steps: 20, note: 'abcd' } }),
        model,
      );

      expect(request.parameters).toEqual({ look: 'waves', steps: 20, note: 'abcd' });
    });

    it.each([
      ['look', 'cubes'],
      ['steps', 51],
      ['steps', 1.5],
      ['other', 'x'],
    ])('%s = %s is kept, not sent', (name, value) => {
      const { request, kept } = resolveSettings(aDraft({ parameters: { [name]: value } }), model);

      expect(request).not.toHaveProperty('parameters');
      expect(kept.map(({ field }) => field)).toEqual([`parameters.${name}`]);
    });

    it('block when a text is too long', () => {
      const { problems } = resolveSettings(aDraft({ parameters: { note: 'abcde' } }), model);

      expect(problems).toEqual([{ field: 'parameters.note', text: 'note is longer than 4 characters.' }]);
    });
  });
});

describe('reference images', () => {
  const image = (id: string): DraftImage => ({
    source: 'upload',
    id,
    thumbnailUrl: `/api/v1/uploads/${id}/content`,
    name: `${id}.png`,
    width: 800,
    height: 600,
  });
  const editor = aModel({ capabilities: { maxReferences: 2, mask: true, strength: true } });
  const full = aDraft({
    references: [image('a'), { ...image('b'), source: 'asset' }],
    mask: image('m'),
    strength: 0.4,
  });

  it('are sent in order, with mask and strength', () => {
    const { request, kept } = resolveSettings(full, editor);

    expect(request).toMatchObject({
      references: [{ uploadId: 'a' }, { assetId: 'b' }],
      mask: { uploadId: 'm' },
      strength: 0.4,
    });
    expect(kept).toEqual([]);
  });

  it('are kept and flagged, with mask and strength, where the model takes none', () => {
    const { request, kept } = resolveSettings(full, aModel());

    expect(request).not.toHaveProperty('references');
    expect(request).not.toHaveProperty('mask');
    expect(request).not.toHaveProperty('strength');
    expect(kept.map(({ label, instead }) => `${label}: ${instead}`)).toEqual([
      '2 reference images: not used',
      'Mask: not used',
      'Strength 40 %: not used',
    ]);
  });

  it('beyond the limit are flagged, and the first ones are used', () => {
    const { request, kept } = resolveSettings(full, aModel({ capabilities: { maxReferences: 1 } }));

    expect(request.references).toEqual([{ uploadId: 'a' }]);
    expect(kept[0]).toMatchObject({ field: 'references', instead: 'the first is used' });
  });

  it('are missed by a model that only changes images', () => {
    const { problems } = resolveSettings(
      aDraft(),
      aModel({ capabilities: { modes: ['imageToImage'], maxReferences: 1 } }),
    );

    expect(problems).toEqual([{ field: 'references', text: 'Painter edits images: add a reference image.' }]);
  });
});

describe('routing', () => {
  it('sends what is preferred only where we choose, and failover only when it is not the usual', () => {
    const draft = aDraft({ prefer: 'speed', failover: 'none' });

    expect(resolveSettings(draft, aModel()).request).not.toHaveProperty('prefer');
    expect(resolveSettings(draft, aModel(), { automatic: true }).request).toMatchObject({
      prefer: 'speed',
      failover: 'none',
    });
  });

  it('blocks a model that cannot be used, with the reason', () => {
    const model = aModel({ availability: { usable: false, reason: 'no_key', keyOwner: null } });

    expect(resolveSettings(aDraft(), model).problems).toEqual([
      { field: 'model', text: 'Acme needs a key before Painter can be used.' },
    ]);
  });
});

type Parameter = ReturnType<typeof aModel>['capabilities']['parameters'][number];

function parameter(name: string, kind: Parameter['kind'], change: Partial<Parameter>): Parameter {
  return {
    name,
    label: name,
    description: null,
    kind,
    default: null,
    minimum: null,
    maximum: null,
    step: null,
    maxLength: null,
    options: [],
    ...change,
  };
}
