import * as v from 'valibot';
import type { Failover, Preference } from '@/lib/api/types';
import { basePath } from '@/lib/base-path';
import { plainObject, validItems } from '@/lib/stored';

export const preferencesOfAutomatic = ['price', 'speed', 'quality', 'health'] as const satisfies Preference[];
const failovers = ['samePrice', 'anyPrice', 'none'] as const satisfies Failover[];

export const maxSeed = 4_294_967_295;

const nullableText = v.fallback(v.nullable(v.string()), null);

const image = v.object({
  source: v.picklist(['upload', 'asset']),
  id: v.string(),
  // Ours, and nobody else's: it is shown as an image.
  thumbnailUrl: v.pipe(v.string(), v.startsWith(`${basePath}/api/`)),
  name: v.string(),
  width: v.fallback(v.nullable(v.number()), null),
  height: v.fallback(v.nullable(v.number()), null),
});

/** The draft as it is stored. What is no longer valid falls back by itself; the other fields stay. */
const fields = v.object({
  prompt: v.fallback(v.string(), ''),
  negativePrompt: v.fallback(v.string(), ''),
  /** A model, a family or `auto`. Null: the catalogue's default model. */
  modelId: nullableText,
  /** What matters most where the provider is chosen automatically. */
  prefer: v.fallback(v.picklist(preferencesOfAutomatic), 'price'),
  failover: v.fallback(v.picklist(failovers), 'samePrice'),
  /** Null: the model's first. */
  aspectRatio: nullableText,
  /** Pixels instead of an aspect ratio. */
  customSize: v.fallback(v.nullable(v.object({ width: v.number(), height: v.number() })), null),
  count: v.fallback(v.pipe(v.number(), v.minValue(1), v.transform(Math.trunc)), 1),
  /** Null: a new random seed every time. */
  seed: v.fallback(
    v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(maxSeed), v.transform(Math.trunc))),
    null,
  ),
  quality: nullableText,
  outputFormat: nullableText,
  parameters: v.fallback(plainObject, () => ({})),
  references: validItems(image),
  /** White changes, black stays; of the first reference. */
  mask: v.fallback(v.nullable(image), null),
  /** 0 to 1. Null: the model's own choice. */
  strength: v.fallback(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), null),
});

/**
 * What the person has set, for whichever model. Values a model lacks stay here and are left out of the request
 * (see resolve-settings): switching back brings them back.
 */
export interface Draft extends Omit<v.InferOutput<typeof fields>, 'references'> {
  references: readonly v.InferOutput<typeof image>[];
  /** The model was chosen on an earlier visit: it counts as long as it can be used. */
  modelRemembered: boolean;
}

export const emptyDraft: Draft = { ...v.getFallbacks(fields), modelRemembered: false };

export const storedDraft = v.fallback(
  v.pipe(
    fields,
    v.transform((stored): Draft => ({ ...stored, modelRemembered: stored.modelId !== null })),
  ),
  emptyDraft,
);
