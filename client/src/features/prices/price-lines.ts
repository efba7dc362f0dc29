import type { PriceUnit } from '@/lib/api/types';
import type { AddPriceRequest } from './types';
import { randomId } from '@/lib/random-id';

/** A line of a price while it is written. */
export interface PriceLine {
  key: string;
  unit: PriceUnit;
  amount: number | string;
  included: number | string;
  /** As in `quality=hd, size=1024x1024`. */
  when: string;
}

export function emptyLine(unit: PriceUnit = 'image'): PriceLine {
  return { key: randomId(), unit, amount: '', included: '', when: '' };
}

/** The conditions of a line; null when they cannot be read. */
export function parseWhen(text: string): Record<string, string> | null {
  const when: Record<string, string> = {};
  for (const part of text.split(',').map((word) => word.trim())) {
    if (part === '') continue;
    const [name, value, ...rest] = part.split('=').map((word) => word.trim());
    if (!name || !value || rest.length > 0) return null;
    when[name] = value;
  }
  return when;
}

/** What is wrong with a line; null when nothing is. */
export function lineProblem({ amount, included, when }: PriceLine): string | null {
  if (amount === '' || Number(amount) < 0) return 'Enter the amount in dollars; 0 for free.';
  if (included !== '' && Number(included) < 0) return 'What is included cannot be negative.';
  return parseWhen(when) === null ? 'Write conditions as quality=hd, size=1024x1024.' : null;
}

export function toComponents(lines: readonly PriceLine[]): AddPriceRequest['components'] {
  return lines.map(({ unit, amount, included, when }) => ({
    unit,
    amount: Number(amount),
    when: parseWhen(when) ?? {},
    included: included === '' ? 0 : Number(included),
  }));
}
