// Readers for values out of the address bar: anything unknown is dropped, never trusted.

/** The longest text in an address, in UTF-16 units; the API takes as much for a search. */
export const maxTextLength = 500;

export function text(value: unknown): string | undefined {
  // The router reads `?q=42` as a number.
  const word = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof word !== 'string' || word.trim() === '') return undefined;
  // Cut between characters: half of one cannot be sent.
  return word.slice(0, maxTextLength).replace(/[\uD800-\uDBFF]$/, '');
}

export function oneOf<T extends string>(value: unknown, options: readonly T[]): T | undefined {
  return options.find((option) => option === value);
}

/** A calendar day as `2026-11-20`. */
export function day(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;
}

/** The first instant of the day where the person is, as the API wants it. */
export function dayStart(value: string | undefined): string | undefined {
  return value === undefined ? undefined : new Date(`${value}T00:00:00`).toISOString();
}

export function dayEnd(value: string | undefined): string | undefined {
  return value === undefined ? undefined : new Date(`${value}T23:59:59.999`).toISOString();
}
