import type { Attempt } from '@/lib/api/types';
import { formatMoney, formatSeconds } from '@/lib/format';

const outcomes: Record<NonNullable<Attempt['outcome']>, string> = {
  completed: 'Completed',
  refused: 'Refused by the provider',
  rateLimited: 'Provider busy',
  unavailable: 'Provider not reachable',
  credentialRejected: 'Key rejected',
  outOfCredit: 'Key out of credit',
  notPermitted: 'Model not enabled for the key',
  serverError: 'Server error',
  invalid: 'Settings not accepted',
  unknown: 'Outcome unknown',
  noOutput: 'No image returned',
  timedOut: 'Timed out',
  cancelled: 'Cancelled',
  abandoned: 'Abandoned',
};

export function attemptTitle({ outcome }: Pick<Attempt, 'outcome'>): string {
  return outcome ? outcomes[outcome] : 'Running';
}

export function attemptDuration({ durationMs }: Pick<Attempt, 'durationMs'>): string | null {
  return durationMs === null ? null : formatSeconds(durationMs / 1000);
}

/** What it cost, as far as that is known; null while it runs. */
export function attemptCost(
  { cost, charge }: Pick<Attempt, 'cost' | 'charge'>,
  currency: string,
): string | null {
  if (charge === 'pending') return null;
  if (charge === 'none') return 'Not charged';
  if (cost !== null) return formatMoney(cost, currency);
  return charge === 'charged' ? 'Charged, amount unknown' : 'Unknown, may be charged';
}
