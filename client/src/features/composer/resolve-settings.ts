import type { CreateGenerationRequest, Model, ModelParameter } from '@/lib/api/types';
import { formatCount, formatQuality, humanize, plural } from '@/lib/format';
import type { DraftImage } from '@/lib/draft-image';
import type { Draft } from './draft-schema';
import { unavailableText } from '@/lib/models/model-text';

/** A value the person set and the chosen model cannot use. It is kept and flagged, never dropped silently. */
export interface KeptSetting {
  /** Field of the draft, `parameters.<name>` for a parameter. */
  field: string;
  label: string;
  /** What happens instead: "not used", "1:1 is used". */
  instead: string;
}

export interface ResolvedSettings {
  model: Model;
  request: CreateGenerationRequest;
  /** Pixels of one image, as far as they are known before the request. */
  size: { width: number; height: number };
  count: number;
  kept: KeptSetting[];
  /** Why it cannot be sent; empty when it can. */
  problems: { field: string; text: string }[];
}

/**
 * Fits the draft to a model: what is sent, what is kept for later, and what stands in the way. `automatic`: the
 * model is a family or whatever suits best, so that it matters what is preferred.
 */
export function resolveSettings(draft: Draft, model: Model, { automatic = false } = {}): ResolvedSettings {
  const { capabilities } = model;
  const kept: KeptSetting[] = [];
  const problems: ResolvedSettings['problems'] = [];
  const keep = (field: string, label: string, instead = 'not used') => kept.push({ field, label, instead });

  const unavailable = unavailableText(model);
  if (unavailable) problems.push({ field: 'model', text: unavailable });

  const prompt = draft.prompt.trim();
  const over = prompt.length - model.promptLimit;
  if (prompt === '') problems.push({ field: 'prompt', text: 'Enter a prompt.' });
  if (over > 0)
    problems.push({
      field: 'prompt',
      text: `The prompt is ${plural(over, 'character')} over the limit of ${model.name} (${formatCount(model.promptLimit)}).`,
    });

  const negativePrompt = draft.negativePrompt.trim();
  if (negativePrompt && !capabilities.negativePrompt) keep('negativePrompt', 'Negative prompt');

  const count = Math.min(draft.count, capabilities.maxCount);
  if (count < draft.count)
    keep('count', `${draft.count} images at once`, `${plural(count, 'image')} instead`);

  if (draft.seed !== null && !capabilities.seed) keep('seed', `Seed ${draft.seed}`);

  const quality = pick(draft.quality, capabilities.qualities);
  if (draft.quality !== null && quality === null) keep('quality', `Quality ${formatQuality(draft.quality)}`);

  const outputFormat = pick(draft.outputFormat, capabilities.outputFormats);
  if (draft.outputFormat !== null && outputFormat === null)
    keep('outputFormat', `Format ${draft.outputFormat.toUpperCase()}`);

  const images = resolveImages(draft, model, keep, problems);
  const shape = resolveShape(draft, model, keep, problems);
  const parameters = resolveParameters(draft, capabilities.parameters, keep, problems);

  const request: CreateGenerationRequest = {
    prompt,
    model: model.id,
    count,
    ...(automatic ? { prefer: draft.prefer } : {}),
    ...(draft.failover === 'samePrice' ? {} : { failover: draft.failover }),
    ...shape.request,
    ...images,
    ...(negativePrompt && capabilities.negativePrompt ? { negativePrompt } : {}),
    ...(draft.seed !== null && capabilities.seed ? { seed: draft.seed } : {}),
    ...(quality === null ? {} : { quality }),
    ...(outputFormat === null ? {} : { outputFormat }),
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
  };
  return { model, request, size: shape.size, count, kept, problems };
}

type Keep = (field: string, label: string, instead?: string) => void;

function resolveImages(draft: Draft, model: Model, keep: Keep, problems: ResolvedSettings['problems']) {
  const { maxReferences, mask: takesMask, strength: takesStrength, modes } = model.capabilities;
  const { references, mask, strength } = draft;
  const used = references.slice(0, maxReferences);

  if (used.length < references.length)
    keep(
      'references',
      plural(references.length, 'reference image'),
      used.length === 0
        ? 'not used'
        : used.length === 1
          ? 'the first is used'
          : `the first ${used.length} are used`,
    );
  if (mask && !takesMask) keep('mask', 'Mask');
  else if (mask && used.length === 0) keep('mask', 'Mask', 'not used without a reference image');
  if (strength !== null && !(takesStrength && used.length > 0))
    keep(
      'strength',
      `Strength ${Math.round(strength * 100)} %`,
      takesStrength ? 'not used without a reference image' : 'not used',
    );
  if (used.length === 0 && !modes.includes('textToImage'))
    problems.push({ field: 'references', text: `${model.name} edits images: add a reference image.` });

  return {
    ...(used.length === 0 ? {} : { references: used.map(toRequest) }),
    ...(mask && takesMask && used.length > 0 ? { mask: toRequest(mask) } : {}),
    ...(strength !== null && takesStrength && used.length > 0 ? { strength } : {}),
  };
}

function toRequest({ source, id }: DraftImage): { assetId: string } | { uploadId: string } {
  return source === 'asset' ? { assetId: id } : { uploadId: id };
}

function resolveShape(draft: Draft, model: Model, keep: Keep, problems: ResolvedSettings['problems']) {
  const { aspectRatios, size: limits } = model.capabilities;
  const fallback = aspectRatios[0];

  if (draft.customSize && limits) {
    const { width, height } = draft.customSize;
    const text = sizeProblem(draft.customSize, limits);
    if (text) problems.push({ field: 'customSize', text });
    return { request: { width, height }, size: draft.customSize };
  }
  if (draft.customSize)
    keep(
      'customSize',
      `Size ${draft.customSize.width} × ${draft.customSize.height}`,
      fallback ? `${fallback.ratio} is used` : 'not used',
    );

  const wanted = draft.customSize ? null : draft.aspectRatio;
  const found = aspectRatios.find(({ ratio }) => ratio === wanted) ?? fallback;
  if (wanted !== null && found?.ratio !== wanted)
    keep('aspectRatio', `Aspect ratio ${wanted}`, found ? `${found.ratio} is used` : 'not used');

  return found
    ? { request: { aspectRatio: found.ratio }, size: { width: found.width, height: found.height } }
    : { request: {}, size: { width: 1024, height: 1024 } };
}

function sizeProblem(
  { width, height }: { width: number; height: number },
  limits: NonNullable<Model['capabilities']['size']>,
): string | null {
  const { minSide, maxSide, multipleOf, maxPixels } = limits;
  if (Math.min(width, height) < minSide || Math.max(width, height) > maxSide)
    return `Each side must be ${formatCount(minSide)} to ${formatCount(maxSide)} pixels.`;
  if (width % multipleOf !== 0 || height % multipleOf !== 0)
    return `Width and height must be multiples of ${multipleOf}.`;
  if (width * height > maxPixels)
    return `The image may have at most ${(maxPixels / 1_000_000).toFixed(1)} megapixels.`;
  return null;
}

type ParameterValues = NonNullable<CreateGenerationRequest['parameters']>;

function resolveParameters(
  draft: Draft,
  known: readonly ModelParameter[],
  keep: Keep,
  problems: ResolvedSettings['problems'],
): ParameterValues {
  const sent: ParameterValues = {};
  for (const [name, value] of Object.entries(draft.parameters)) {
    if (value === undefined || value === null || value === '') continue;

    const parameter = known.find((candidate) => candidate.name === name);
    const field = `parameters.${name}`;
    const label = `${parameter?.label ?? humanize(name)}: ${showValue(value)}`;
    if (!parameter) keep(field, label);
    else if (fits(value, parameter)) sent[name] = value;
    else if (parameter.kind === 'text')
      problems.push({ field, text: `${parameter.label} is longer than ${parameter.maxLength} characters.` });
    else keep(field, label, 'the default is used');
  }
  return sent;
}

function fits(value: unknown, parameter: ModelParameter): value is ParameterValues[string] {
  switch (parameter.kind) {
    case 'choice':
      return parameter.options.some((option) => option.value === value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
    case 'number':
      return (
        typeof value === 'number' &&
        value >= (parameter.minimum ?? -Infinity) &&
        value <= (parameter.maximum ?? Infinity) &&
        (parameter.kind === 'number' || Number.isInteger(value))
      );
    case 'text':
      return typeof value === 'string' && value.length <= (parameter.maxLength ?? Infinity);
    default:
      return false;
  }
}

function pick<T extends string>(value: string | null, options: readonly T[]): T | null {
  return options.find((option) => option === value) ?? null;
}

function showValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
