import { describe, expect, it } from 'vitest';
import { aModel } from '@/test/data';
import { type Draft, emptyDraft } from './draft';
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
      capabilities: { size: { minSide: 256, maxSide: 2048, multipleOf: 8, maxPixels: 2_000_000 } },
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
