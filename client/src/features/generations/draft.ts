import { basePath } from '@/lib/base-path';
import { createStoredStore } from '@/lib/store';
import type { Failover, GenerationSummary, Preference } from '@/lib/api/types';
import { oneOf } from '@/lib/search-params';

/** An image that is sent along: one of the library, or one that was uploaded. */
export interface DraftImage {
  source: 'upload' | 'asset';
  id: string;
  thumbnailUrl: string;
  /** What people call it: the file's name, or the prompt it was made from. */
  name: string;
  /** Pixels; null where they are not known. */
  width: number | null;
  height: number | null;
}

export const preferencesOfAutomatic = ['price', 'speed', 'quality', 'health'] as const;
export const failovers = ['samePrice', 'anyPrice', 'none'] as const;

/**
 * What the person has set, for whichever model. Values a model lacks stay here and are left out of the request
 * (see resolve-settings): switching back brings them back.
 */
export interface Draft {
  prompt: string;
  negativePrompt: string;
  /** A model, a family or `auto`. Null: the catalogue's default model. */
  modelId: string | null;
  /** The model was chosen on an earlier visit: it counts as long as it can be used. */
  modelRemembered: boolean;
  /** What counts most where the provider is chosen automatically. */
  prefer: Preference;
  failover: Failover;
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
  references: readonly DraftImage[];
  /** White changes, black stays; of the first reference. */
  mask: DraftImage | null;
  /** 0 to 1. Null: the model's own choice. */
  strength: number | null;
}

export const emptyDraft: Draft = {
  prompt: '',
  negativePrompt: '',
  modelId: null,
  modelRemembered: false,
  prefer: 'price',
  failover: 'samePrice',
  aspectRatio: null,
  customSize: null,
  count: 1,
  seed: null,
  quality: null,
  outputFormat: null,
  parameters: {},
  references: [],
  mask: null,
  strength: null,
};

export const maxSeed = 4_294_967_295;

export const draftStore = createStoredStore<Draft>('imagegenerator.draft', parseDraft);

export function setDraft(change: Partial<Draft>): void {
  const chosen = 'modelId' in change ? { modelRemembered: false } : {};
  draftStore.set((current) => ({ ...current, ...change, ...chosen }));
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
    ...emptyDraft,
    prefer: current.prefer,
    failover: current.failover,
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
    references: (source.references ?? []).map(({ source: from, id, thumbnailUrl }, place) => ({
      source: from,
      id,
      thumbnailUrl,
      name: `Reference ${place + 1}`,
      width: null,
      height: null,
    })),
    strength: source.strength ?? null,
  };
}

/** The image joins the references; one that is there already stays where it is. */
export function addReference(image: DraftImage): void {
  draftStore.set((current) =>
    current.references.some((known) => isSame(known, image))
      ? current
      : { ...current, references: [...current.references, image] },
  );
}

export function isSame(one: DraftImage, other: DraftImage): boolean {
  return one.source === other.source && one.id === other.id;
}

/** A generation, or an asset with the settings it was made with. */
export type ReuseSource = Pick<
  GenerationSummary,
  'prompt' | 'negativePrompt' | 'model' | 'aspectRatio' | 'width' | 'height' | 'parameters'
> &
  Partial<Pick<GenerationSummary, 'count' | 'outputFormat' | 'references' | 'strength'>> & {
    quality: string | null;
    seed: number | null;
  };

function parseDraft(stored: unknown): Draft {
  if (typeof stored !== 'object' || stored === null) return emptyDraft;
  const value = stored as Record<string, unknown>;
  const text = (name: string) => (typeof value[name] === 'string' ? value[name] : null);
  const size = value.customSize as { width?: unknown; height?: unknown } | null | undefined;
  const { count, seed, parameters, references, strength } = value;
  return {
    prompt: text('prompt') ?? '',
    negativePrompt: text('negativePrompt') ?? '',
    modelId: text('modelId'),
    modelRemembered: text('modelId') !== null,
    prefer: oneOf(value.prefer, preferencesOfAutomatic) ?? emptyDraft.prefer,
    failover: oneOf(value.failover, failovers) ?? emptyDraft.failover,
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
    references: Array.isArray(references) ? references.filter(isDraftImage) : [],
    mask: isDraftImage(value.mask) ? value.mask : null,
    strength: typeof strength === 'number' && strength >= 0 && strength <= 1 ? strength : null,
  };
}

function isDraftImage(value: unknown): value is DraftImage {
  if (typeof value !== 'object' || value === null) return false;
  const { source, id, thumbnailUrl, name } = value as Partial<Record<keyof DraftImage, unknown>>;
  const ownAddress = typeof thumbnailUrl === 'string' && thumbnailUrl.startsWith(`${basePath}/api/`);
  return (source === 'upload' || source === 'asset') && [id, name].every(isText) && ownAddress;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The draft without the named fields: each goes back to the model's own choice. */
export function withoutFields(draft: Draft, fields: readonly string[]): Draft {
  const parameters = Object.fromEntries(
    Object.entries(draft.parameters).filter(([name]) => !fields.includes(`parameters.${name}`)),
  );
  const own = Object.fromEntries(Object.entries(emptyDraft).filter(([name]) => fields.includes(name)));
  return { ...draft, parameters, ...own };
}
