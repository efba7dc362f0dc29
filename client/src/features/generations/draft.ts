import { createStoredStore } from '@/lib/store';
import type { GenerationSummary } from '@/lib/api/types';

/**
 * What the person has set, for whichever model. Values a model lacks stay here and are left out of the request
 * (see resolve-settings): switching back brings them back.
 */
export interface Draft {
  prompt: string;
  negativePrompt: string;
  /** Null: the catalogue's default model. */
  modelId: string | null;
  /** Null: the model's first. */
  aspectRatio: string | null;
  /** Pixels instead of an aspect ratio. */
  customSize: { width: number; height: number } | null;
  count: number;
  /** Null: a new random seed every time. */
  seed: number | null;
  quality: string | null;
  outputFormat: string | null;
  parameters: Record<string, unknown>;
}

export const emptyDraft: Draft = {
  prompt: '',
  negativePrompt: '',
  modelId: null,
  aspectRatio: null,
  customSize: null,
  count: 1,
  seed: null,
  quality: null,
  outputFormat: null,
  parameters: {},
};

export const maxSeed = 4_294_967_295;

export const draftStore = createStoredStore<Draft>('imagegenerator.draft', parseDraft);

export function setDraft(change: Partial<Draft>): void {
  draftStore.set((current) => ({ ...current, ...change }));
}

export function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** What to take over from an earlier generation. */
export type Reuse = 'all' | 'remix' | 'prompt' | 'seed' | 'similar';

/** `all`: everything with the seed. `remix`: all but the seed. `similar`: the same with a new fixed seed. */
export function reuseSettings(source: ReuseSource, reuse: Reuse): Draft {
  const current = draftStore.get();
  if (reuse === 'prompt') return { ...current, prompt: source.prompt };
  if (reuse === 'seed') return { ...current, seed: source.seed };
  const seed = { all: source.seed, remix: null, similar: randomSeed() }[reuse];
  return {
    prompt: source.prompt,
    negativePrompt: source.negativePrompt ?? '',
    modelId: source.model,
    aspectRatio: source.aspectRatio ?? null,
    customSize: source.aspectRatio ? null : { width: source.width, height: source.height },
    count: source.count ?? 1,
    seed,
    quality: source.quality ?? null,
    outputFormat: source.outputFormat ?? null,
    parameters: { ...source.parameters },
  };
}

/** A generation, or an asset with the settings it was made with. */
export type ReuseSource = Pick<
  GenerationSummary,
  'prompt' | 'negativePrompt' | 'model' | 'aspectRatio' | 'width' | 'height' | 'seed' | 'parameters'
> &
  Partial<Pick<GenerationSummary, 'count' | 'outputFormat'>> & { quality: string | null };

function parseDraft(stored: unknown): Draft {
  if (typeof stored !== 'object' || stored === null) return emptyDraft;
  const value = stored as Record<string, unknown>;
  const text = (name: string) => (typeof value[name] === 'string' ? value[name] : null);
  const size = value.customSize as { width?: unknown; height?: unknown } | null | undefined;
  const { count, seed, parameters } = value;
  return {
    prompt: text('prompt') ?? '',
    negativePrompt: text('negativePrompt') ?? '',
    modelId: text('modelId'),
    aspectRatio: text('aspectRatio'),
    customSize:
      typeof size?.width === 'number' && typeof size.height === 'number'
        ? { width: size.width, height: size.height }
        : null,
    count: typeof count === 'number' && count >= 1 ? Math.trunc(count) : 1,
    seed: typeof seed === 'number' && seed >= 0 && seed <= maxSeed ? Math.trunc(seed) : null,
    quality: text('quality'),
    outputFormat: text('outputFormat'),
    parameters:
      typeof parameters === 'object' && parameters !== null && !Array.isArray(parameters)
        ? (parameters as Record<string, unknown>)
        : {},
  };
}

/** The draft without the named fields: each goes back to the model's own choice. */
export function withoutFields(draft: Draft, fields: readonly string[]): Draft {
  const parameters = Object.fromEntries(
    Object.entries(draft.parameters).filter(([name]) => !fields.includes(`parameters.${name}`)),
  );
  const own = Object.fromEntries(Object.entries(emptyDraft).filter(([name]) => fields.includes(name)));
  return { ...draft, parameters, ...own };
}
