// Readers for values out of the address bar: anything unknown is dropped, never trusted.

export function text(value: unknown): string | undefined {
  // The router reads `?q=42` as a number.
  const word = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return typeof word === 'string' && word.trim() !== '' ? word.slice(0, 500) : undefined;
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
