import { formatMoney } from '@/lib/format';
import type { GenerationSummary } from '@/lib/api/types';

/** What a job costs: what was paid, else what was estimated. */
export function costText(cost: Cost, isPreview: boolean): string {
  if (isPreview && !cost.actual) return 'Free preview';
  if (cost.actual !== null) return knownText(cost, cost.actual);
  return cost.estimated === null ? 'Unknown' : `≈ ${formatMoney(cost.estimated, cost.currency)}`;
}

/** What a job that has ended did cost: an estimate is no longer an answer, and unknown is never nothing. */
export function paidText({ cost, status }: Ended, isPreview: boolean): string {
  if (cost.charge === 'unknown') return costUnknown;
  if (cost.charge === 'charged')
    return cost.actual === null ? 'Charged, amount unknown' : knownText(cost, cost.actual);
  return status === 'completed' ? costText(cost, isPreview) : 'Not charged';
}

/** What people read where the provider does not say whether it charges. */
export const costUnknown = 'Cost unknown: the provider may charge for it';

export function unknownAmountsText(count: number): string {
  return count === 1 ? '1 unknown amount' : `${count} unknown amounts`;
}

// A total is only whole with the amounts that nobody knows beside it.
function knownText({ unknownAmounts, currency }: Cost, actual: number): string {
  const known = formatMoney(actual, currency);
  return unknownAmounts === 0 ? known : `${known} + ${unknownAmountsText(unknownAmounts)}`;
}

/** How far the actual cost is from the one that was shown; null while one of them is unknown. */
export function costDifference({ actual, estimated, unknownAmounts, currency }: Cost): string | null {
  if (actual === null || estimated === null || unknownAmounts > 0) return null;
  const difference = Math.round((actual - estimated) * 1e8) / 1e8;
  if (difference === 0) return 'None';
  const amount = formatMoney(Math.abs(difference), currency);
  return difference < 0 ? `−${amount}, below the estimate` : `+${amount}, above the estimate`;
}

type Cost = GenerationSummary['cost'];
type Ended = Pick<GenerationSummary, 'cost' | 'status'>;
