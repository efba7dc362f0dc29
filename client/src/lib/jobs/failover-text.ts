import type { Generation, GenerationSummary, Model } from '@/lib/api/types';
import { attemptTitle } from './attempt-text';

/** Whatever a model has made, or is to make. */
export type Made = Pick<
  GenerationSummary,
  'requestedModel' | 'model' | 'modelName' | 'providerName' | 'provider'
> &
  Pick<Partial<Generation>, 'attempts'>;

/**
 * Says when somebody else made it than was asked for, and why; null when it was the one. A family or `auto`
 * names no provider: there the first attempt's counts.
 */
export function failoverText(generation: Made, requested: Model | undefined): string | null {
  const { attempts = [], requestedModel, model, modelName, providerName } = generation;
  const [first] = attempts;
  const failed = attempts.filter(({ provider }) => provider !== generation.provider).at(-1);
  const reason = failed?.outcome ? ` (${attemptTitle(failed).toLowerCase()})` : '';

  if (requested && requested.id !== model && requested.name === modelName)
    return `${providerName} was used instead of ${requested.providerName}${reason}.`;
  if (requested && requested.id !== model)
    return `${modelName} at ${providerName} was used instead of ${requested.name} at ${requested.providerName}${reason}.`;
  if (first && first.provider !== generation.provider)
    return `${providerName} was used instead of ${first.providerName}${reason}.`;
  return requestedModel?.includes('/') && requestedModel !== model
    ? `${modelName} at ${providerName} was used instead of ${requestedModel}${reason}.`
    : null;
}

/** What was asked for in words: a model, any provider of a family, or whatever suits best. */
export function requestedText(requestedModel: string | null, requested: Model | undefined): string | null {
  if (requestedModel === null) return null;
  if (requestedModel === 'auto') return 'Automatic';
  if (requested) return `${requested.name} at ${requested.providerName}`;
  return requestedModel.includes('/') ? requestedModel : `${requestedModel} at any provider`;
}
