import type { Attempt, KeyOwner } from '@/lib/api/types';
import { formatMoney, formatSeconds } from '@/lib/format';

const outcomes: Record<NonNullable<Attempt['outcome']>, string> = {
  completed: 'Completed',
  refused: 'Refused by the provider',
  rateLimited: 'Provider busy',
  unavailable: 'Provider not reachable',
  credentialRejected: 'Key rejected',
  outOfCredit: 'Account out of credit',
  notPermitted: 'Model not open to the key',
  serverError: 'Server error',
  invalid: 'Settings not accepted',
  unknown: 'Outcome unknown',
  noOutput: 'No image returned',
  timedOut: 'Timed out',
  cancelled: 'Cancelled',
  abandoned: 'Abandoned',
};

const keyOwners: Record<KeyOwner, string> = {
  platform: 'Installation’s key',
  organization: 'Organization’s key',
  user: 'Own key',
};

export function attemptTitle({ outcome }: Pick<Attempt, 'outcome'>): string {
  return outcome ? outcomes[outcome] : 'Running';
}

export function keyOwnerText({ keyOwner }: Pick<Attempt, 'keyOwner'>): string | null {
  return keyOwner && keyOwners[keyOwner];
}

export function attemptDuration({ durationMs }: Pick<Attempt, 'durationMs'>): string | null {
  return durationMs === null ? null : formatSeconds(durationMs / 1000);
}

export function attemptCost({ cost }: Pick<Attempt, 'cost'>, currency: string): string | null {
  return cost === null ? null : formatMoney(cost, currency);
}
