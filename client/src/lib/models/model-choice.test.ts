import { describe, expect, it } from 'vitest';
import { aModel, aPrice } from '@/test/data';
import { findChoice, modelChoices } from './model-choice';

const cheap = aModel({
  id: 'a/flux',
  name: 'FLUX',
  provider: 'a',
  providerName: 'A',
  family: 'flux',
  isDefault: false,
  typicalSeconds: 4,
  price: aPrice({ perImage: 0.003, from: 0.003 }),
  capabilities: { negativePrompt: false, maxReferences: 2 },
});
const dear = aModel({
  id: 'b/flux',
  name: 'FLUX (fast)',
  provider: 'b',
  providerName: 'B',
  family: 'flux',
  typicalSeconds: 2,
  price: aPrice({ perImage: 0.01, from: 0.01 }),
});
const single = aModel({ id: 'b/only', provider: 'b', family: 'only', isDefault: false });

describe('modelChoices', () => {
  it('groups models by provider, and offers a family that several providers have', () => {
    const { families, providers } = modelChoices([cheap, dear, single]);

    expect(families.map(({ id }) => id)).toEqual(['flux']);
    expect(providers.map(({ id, choices }) => [id, choices.length])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('sees a family at its lowest price and shortest time, with all that any member can do', () => {
    const [family] = modelChoices([cheap, dear]).families;

    expect(family?.model).toMatchObject({ name: 'FLUX', typicalSeconds: 2, price: { from: 0.003 } });
    expect(family?.model.capabilities).toMatchObject({ negativePrompt: true, maxReferences: 2 });
    expect(family?.model.capabilities.aspectRatios.map(({ ratio }) => ratio)).toEqual(['1:1', '16:9']);
  });

  it('leaves models that cannot be used out of what a family can do', () => {
    const gone = { ...dear, availability: { usable: false, reason: 'no_key' as const, keyOwner: null } };

    const [family] = modelChoices([cheap, gone]).families;

    expect(family?.model.capabilities.negativePrompt).toBe(false);
    expect(family?.model.typicalSeconds).toBe(4);
  });

  it('chooses automatically among real models only, and not without a choice', () => {
    const preview = aModel({ id: 'offline/preview', provider: 'offline', isPreview: true });

    expect(modelChoices([preview, cheap]).auto).toBeNull();
    expect(modelChoices([preview, cheap, dear]).auto?.members).toEqual([cheap, dear]);
  });
});

const chosen = (modelId: string) => ({ modelId, modelRemembered: false });

describe('findChoice', () => {
  it('forgets a remembered model that can no longer be used, and no other', () => {
    const gone = { ...cheap, availability: { usable: false, reason: 'no_key' as const, keyOwner: null } };

    expect(findChoice([gone, dear], { modelId: 'a/flux', modelRemembered: true })?.id).toBe('b/flux');
    expect(findChoice([gone, dear], { modelId: 'a/flux', modelRemembered: false })?.id).toBe('a/flux');
    expect(findChoice([cheap, dear], { modelId: 'a/flux', modelRemembered: true })?.id).toBe('a/flux');
  });

  it('falls back to the default when the chosen model is gone', () => {
    expect(findChoice([cheap, dear], chosen('gone'))?.id).toBe('b/flux');
    expect(findChoice([cheap, dear], chosen('a/flux'))?.id).toBe('a/flux');
    expect(findChoice([cheap, dear], chosen('auto'))?.kind).toBe('auto');
    expect(findChoice([], chosen('a/flux'))).toBeUndefined();
  });
});
