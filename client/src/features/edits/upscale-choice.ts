import type { EditRequest, Model } from '@/lib/api/types';

/** The image that is to be enlarged. */
export interface UpscaleSource {
  id: string;
  thumbnailUrl: string;
  width: number;
  height: number;
  prompt: string;
}

/** What somebody has chosen in the dialog. */
export interface UpscaleChoice {
  /** A model's id, or `auto` for the best that can do it. */
  model: string;
  /** Null where the model has a size of its own. */
  factor: number | null;
  prompt: string;
}

export const automatic = 'auto';

type Upscale = Model['operations'][number];

function upscaleOf(model: Model | undefined): Upscale | undefined {
  return model?.operations.find(({ id }) => id === 'upscale');
}

/** The factors that a model offers; of the automatic choice, those of all models that can be used. */
export function factorsOf(models: readonly Model[], modelId: string): number[] {
  const chosen = modelId === automatic ? models.filter(isUsable) : models.filter(({ id }) => id === modelId);
  const factors = chosen.flatMap(
    (model) => factorParameter(model)?.options.map(({ value }) => Number(value)) ?? [],
  );
  return [...new Set(factors)].sort((one, other) => one - other);
}

/** The choice with another model, as far as that one offers what was chosen. */
export function withModel(choice: UpscaleChoice, models: readonly Model[], model: string): UpscaleChoice {
  const factors = factorsOf(models, model);
  const [first = null] = factors;
  const factor = choice.factor !== null && factors.includes(choice.factor) ? choice.factor : first;
  return { ...choice, model, factor };
}

export function needsPrompt(models: readonly Model[], modelId: string): boolean {
  return upscaleOf(models.find(({ id }) => id === modelId))?.inputs.prompt === 'required';
}

/** What is sent. A prompt goes along only where the model takes one. */
export function requestOf(
  source: Pick<UpscaleSource, 'id'>,
  { model, factor, prompt }: UpscaleChoice,
  models: readonly Model[],
): EditRequest {
  const described = prompt.trim();
  return {
    kind: 'upscale',
    source: { assetId: source.id },
    model,
    parameters: factor === null ? {} : { factor },
    ...(needsPrompt(models, model) && described !== '' && { prompt: described }),
  };
}

export function isUsable({ availability }: Model): boolean {
  return availability.usable;
}

function factorParameter(model: Model) {
  return upscaleOf(model)?.parameters.find(({ name }) => name === 'factor');
}
