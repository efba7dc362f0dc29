import type { Capabilities, Model } from '@/lib/api/types';
import { distinctBy, groupBy } from '@/lib/group-by';
import { listPrice } from './price-text';

/** What can be chosen as "model": one model, a family whatever the provider, or whatever suits best. */
export interface ModelChoice {
  kind: 'model' | 'family' | 'auto';
  /** What the request names. */
  id: string;
  /** The model itself, or what its members can do together. */
  model: Model;
  members: readonly Model[];
}

export interface ModelChoices {
  auto: ModelChoice | null;
  families: readonly ModelChoice[];
  providers: readonly { id: string; name: string; choices: readonly ModelChoice[] }[];
}

/** Which choice somebody made. */
export interface ChosenModel {
  /** A model, a family or `auto`. Null: the catalogue's default model. */
  modelId: string | null;
  /** It was chosen on an earlier visit: it counts as long as it can be used. */
  modelRemembered: boolean;
}

const automaticId = 'auto';

/** Everything that can be chosen, grouped as the picker shows it. */
export function modelChoices(models: readonly Model[]): ModelChoices {
  const real = usable(models).filter(({ isPreview }) => !isPreview);
  const families = [...groupBy(models, ({ family }) => family)].flatMap(([family, members]) =>
    family !== null && new Set(members.map(({ provider }) => provider)).size > 1
      ? [familyChoice(family, members)]
      : [],
  );
  const providers = [...groupBy(models, ({ provider }) => provider)].map(([id, members]) => ({
    id,
    name: members[0]?.providerName ?? id,
    choices: members.map(modelChoice),
  }));
  return { auto: real.length > 1 ? automaticChoice(real) : null, families, providers };
}

/**
 * The choice of the draft, or the default model when the catalogue no longer has it. One that is only remembered from
 * an earlier visit gives way to the default model as well when it can no longer be used.
 */
export function findChoice(
  models: readonly Model[],
  { modelId: id, modelRemembered }: ChosenModel,
): ModelChoice | undefined {
  const { auto, families, providers } = modelChoices(models);
  const every = [...(auto ? [auto] : []), ...families, ...providers.flatMap(({ choices }) => choices)];
  const standard = every.find(({ kind, model }) => kind === 'model' && model.isDefault);
  const chosen = every.find((choice) => choice.id === id);
  const counts = chosen && (!modelRemembered || chosen.model.availability.usable);
  return (counts ? chosen : standard) ?? every.find(({ kind }) => kind === 'model');
}

function modelChoice(model: Model): ModelChoice {
  return { kind: 'model', id: model.id, model, members: [model] };
}

function familyChoice(family: string, members: readonly Model[]): ModelChoice {
  const name = members.map((member) => member.name).sort((a, b) => a.length - b.length)[0] ?? family;
  const model = together(members, {
    id: family,
    name,
    providerName: `${members.length} providers`,
    description: `Offered by ${members.map(({ providerName }) => providerName).join(', ')}: the most suitable one is used.`,
  });
  return { kind: 'family', id: family, model, members };
}

function automaticChoice(members: readonly Model[]): ModelChoice {
  const model = together(members, {
    id: automaticId,
    name: 'Automatic',
    providerName: 'Any provider',
    description: 'Chooses the model and the provider by your settings and your priority.',
  });
  // Own settings mean something for their own model only.
  const capabilities = { ...model.capabilities, parameters: [] };
  return { kind: 'auto', id: automaticId, model: { ...model, capabilities }, members };
}

/** Several models seen as one: what any of them can do, at the price of the cheapest. */
function together(
  all: readonly Model[],
  names: Pick<Model, 'id' | 'name' | 'providerName' | 'description'>,
): Model {
  const members = usable(all).length > 0 ? usable(all) : all;
  const [first] = members;
  if (!first) throw new Error('A choice needs a model.');
  const priced = members.filter((member) => listPrice(member) !== null);
  const cheapest = priced.sort((a, b) => (listPrice(a) ?? 0) - (listPrice(b) ?? 0))[0];
  const times = members.flatMap(({ typicalSeconds }) => typicalSeconds ?? []);
  return {
    ...first,
    ...names,
    provider: '',
    isPreview: false,
    isDefault: false,
    retiresOn: null,
    replacement: null,
    promptLimit: Math.max(...members.map(({ promptLimit }) => promptLimit)),
    typicalSeconds: times.length > 0 ? Math.min(...times) : null,
    price: cheapest?.price ? { ...cheapest.price, perImage: null, from: listPrice(cheapest) } : null,
    health: members.find(({ health }) => health.state === 'healthy')?.health ?? first.health,
    capabilities: union(members.map(({ capabilities }) => capabilities)),
  };
}

function union(all: readonly Capabilities[]): Capabilities {
  const self = (value: string) => value;
  return {
    modes: distinctBy(
      all.flatMap(({ modes }) => modes),
      self,
    ),
    qualities: distinctBy(
      all.flatMap(({ qualities }) => qualities),
      self,
    ),
    outputFormats: distinctBy(
      all.flatMap(({ outputFormats }) => outputFormats),
      self,
    ),
    aspectRatios: distinctBy(
      all.flatMap(({ aspectRatios }) => aspectRatios),
      ({ ratio }) => ratio,
    ),
    parameters: distinctBy(
      all.flatMap(({ parameters }) => parameters),
      ({ name }) => name,
    ),
    size: all.find(({ size }) => size !== null)?.size ?? null,
    maxCount: Math.max(...all.map(({ maxCount }) => maxCount)),
    maxReferences: Math.max(...all.map(({ maxReferences }) => maxReferences)),
    seed: all.some(({ seed }) => seed),
    negativePrompt: all.some(({ negativePrompt }) => negativePrompt),
    mask: all.some(({ mask }) => mask),
    strength: all.some(({ strength }) => strength),
    partialImages: all.some(({ partialImages }) => partialImages),
  };
}

function usable(models: readonly Model[]): Model[] {
  return models.filter(({ availability }) => availability.usable);
}
