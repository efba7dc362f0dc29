import type { SpendingLimit } from './types';

export const scopeLabels: Record<SpendingLimit['scope'], string> = {
  organization: 'Organization',
  user: 'Person',
  apiKey: 'API key',
};

export const periodLabels: Record<SpendingLimit['period'], string> = { day: 'a day', month: 'a month' };

/** "Northlight, a month": names a limit among the others. */
export function limitName({ subjectName, period }: Pick<SpendingLimit, 'subjectName' | 'period'>): string {
  return `${subjectName}, ${periodLabels[period]}`;
}

/** How much of a limit is gone, 0 to 100, spent and held by themselves. */
export function shares({ amount, spent, held }: Pick<SpendingLimit, 'amount' | 'spent' | 'held'>) {
  const share = (part: number) => (amount > 0 ? Math.min(100, (part / amount) * 100) : 100);
  const ofSpent = share(spent);
  return { spent: ofSpent, held: Math.min(100 - ofSpent, share(held)) };
}
