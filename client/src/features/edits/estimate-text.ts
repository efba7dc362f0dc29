import type { EditEstimate } from '@/lib/api/types';
import { formatMoney, formatSeconds } from '@/lib/format';
import { sizeText } from './edit-text';

/** The price for the button, and what is known of the result beside it. */
export function estimateText(estimate: EditEstimate | undefined): { text: string; details: string } {
  if (!estimate) return { text: '…', details: '' };

  const { cost, modelName, width, height, typicalSeconds } = estimate;
  const size = width === null || height === null ? null : `The result has ${sizeText({ width, height })}.`;
  const time = typicalSeconds === null ? null : `It usually takes ${formatSeconds(typicalSeconds)}.`;
  return {
    text: priceOf(cost),
    details: [`${modelName} enlarges it.`, size, time].filter(Boolean).join(' '),
  };
}

function priceOf({ estimated, currency }: EditEstimate['cost']): string {
  if (estimated === null) return 'price unknown';
  return estimated === 0 ? 'Free' : `≈ ${formatMoney(estimated, currency)}`;
}
