import type { Model } from '@/lib/api/types';
import { formatDate, formatSeconds, plural } from '@/lib/format';

/** Why a model cannot be used and what to do about it; null when it can. */
export function unavailableText({ name, providerName, availability, replacement }: Model): string | null {
  if (availability.usable) return null;
  switch (availability.reason) {
    case 'no_key':
      return `${providerName} needs a key before ${name} can be used.`;
    case 'no_address':
      return `${providerName} needs the address of its server before ${name} can be used.`;
    case 'switched_off':
      return `${providerName} is switched off by an administrator.`;
    case 'retired':
      return replacement
        ? `${providerName} has shut ${name} down. Use its replacement instead.`
        : `${providerName} has shut ${name} down. Choose another model.`;
    default:
      return `${name} cannot be used right now. Choose another model.`;
  }
}

/** The same in the few words that a list has room for. */
export function unavailableLabel({ availability }: Model): string | null {
  if (availability.usable) return null;
  const { reason } = availability;
  return (reason && unavailableLabels.get(reason)) ?? 'Not available';
}

const unavailableLabels = new Map([
  ['no_key', 'No key'],
  ['no_address', 'No server address'],
  ['switched_off', 'Switched off'],
  ['retired', 'Retired'],
]);

/** "Retires on 4 Dec 2026": while it still works. */
export function retirementText({ retiresOn, availability }: Model): string | null {
  return retiresOn && availability.reason !== 'retired' ? `Retires on ${formatDate(retiresOn)}` : null;
}

export function typicalTimeText({ typicalSeconds }: Pick<Model, 'typicalSeconds'>): string | null {
  if (typicalSeconds === null) return null;
  return typicalSeconds < 1 ? 'under 1 s' : `about ${formatSeconds(typicalSeconds)}`;
}

/** What a model can do beyond drawing from a prompt, in words short enough for badges. */
export function capabilityLabels({ capabilities }: Model): string[] {
  const { maxReferences, mask, strength, partialImages, seed, negativePrompt, qualities } = capabilities;
  return [
    maxReferences > 0 ? plural(maxReferences, 'reference') : null,
    mask ? 'Mask' : null,
    strength ? 'Strength' : null,
    partialImages ? 'Live preview' : null,
    seed ? 'Seed' : null,
    negativePrompt ? 'Negative prompt' : null,
    qualities.length > 1 ? 'Quality' : null,
  ].filter((label) => label !== null);
}
