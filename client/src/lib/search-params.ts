import * as v from 'valibot';

// Schemas for values out of the address bar: anything unknown is dropped by itself, never trusted, never an error.

/** The longest text in an address, in UTF-16 units; the API takes as much for a search. */
export const maxTextLength = 500;

/** A text as it stands. The router reads `?q=42` as a number. */
export const searchText = v.fallback(
  v.optional(
    v.pipe(
      v.union([v.string(), v.number(), v.boolean()]),
      v.transform(String),
      v.check((word) => word.trim() !== ''),
      // Cut between characters: half of one cannot be sent.
      v.transform((word) => word.slice(0, maxTextLength).replace(/[\uD800-\uDBFF]$/, '')),
    ),
  ),
  undefined,
);

export function searchOption<const Options extends readonly string[]>(options: Options) {
  return v.fallback(v.optional(v.picklist(options)), undefined);
}

/** A calendar day as `2026-11-20`. */
export const searchDay = v.fallback(v.optional(v.pipe(v.string(), v.isoDate())), undefined);

/** The first instant of the day where the person is, as the API wants it. */
export function dayStart(value: string | undefined): string | undefined {
  return value === undefined ? undefined : new Date(`${value}T00:00:00`).toISOString();
}

export function dayEnd(value: string | undefined): string | undefined {
  return value === undefined ? undefined : new Date(`${value}T23:59:59.999`).toISOString();
}
