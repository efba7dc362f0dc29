import type { PriceComponent, PriceUnit } from '@/lib/api/types';
import { formatMoney, humanize } from '@/lib/format';

/** What a unit is called behind an amount: "$0.04 per image". */
export const unitLabels: Record<PriceUnit, string> = {
  request: 'per request',
  image: 'per image',
  megapixel: 'per megapixel',
  inputImage: 'per reference image',
  inputMegapixel: 'per megapixel of references',
  second: 'per second',
  inputTextToken: 'per million text tokens in',
  inputImageToken: 'per million image tokens in',
  outputImageToken: 'per million image tokens out',
  outputTextToken: 'per million text tokens out',
  inputCharacter: 'per thousand characters in',
  inputMediaSecond: 'per second of sound or video in',
  outputMediaSecond: 'per second of sound or video out',
};

export const units = Object.keys(unitLabels) as PriceUnit[];

/** What is only known after the work: such a price needs an expectation, or there is no estimate. */
export function isMeasured(unit: PriceUnit): boolean {
  return unit === 'second' || unit.endsWith('Token');
}

/** "$0.04 per image, quality hd, the first 1 free". */
export function componentText({ unit, amount, when, included }: PriceComponent): string {
  const conditions = Object.entries(when).map(([name, value]) => `${humanize(name).toLowerCase()} ${value}`);
  return [
    `${formatMoney(amount)} ${unitLabels[unit]}`,
    ...conditions,
    included > 0 ? `the first ${included} free` : null,
  ]
    .filter(Boolean)
    .join(', ');
}
