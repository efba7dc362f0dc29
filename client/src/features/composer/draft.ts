import { type Draft, emptyDraft, storedDraft } from './draft-schema';
import { createStoredStore } from '@/lib/store';
import type { DraftImage } from '@/lib/draft-image';
import type { Reuse } from '@/lib/reuse';
import type { GenerationSummary } from '@/lib/api/types';

export const draftStore = createStoredStore<Draft>('imagegenerator.draft', storedDraft);

export function setDraft(change: Partial<Draft>): void {
  const chosen = 'modelId' in change ? { modelRemembered: false } : {};
  draftStore.set((current) => ({ ...current, ...change, ...chosen }));
}

export function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** The draft with what `reuse` takes over from the source. */
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

function isSame(one: DraftImage, other: DraftImage): boolean {
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

/** The draft without the named fields: each goes back to the model's own choice. */
export function withoutFields(draft: Draft, fields: readonly string[]): Draft {
  const parameters = Object.fromEntries(
    Object.entries(draft.parameters).filter(([name]) => !fields.includes(`parameters.${name}`)),
  );
  const own = Object.fromEntries(Object.entries(emptyDraft).filter(([name]) => fields.includes(name)));
  return { ...draft, parameters, ...own };
}
