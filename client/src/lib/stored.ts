import * as v from 'valibot';

/** The items of a stored list that are what they should be; the others are left out. */
export function validItems<T>(item: v.GenericSchema<unknown, T>) {
  return v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((items) =>
        items.flatMap((candidate) => {
          const read = v.safeParse(item, candidate);
          return read.success ? [read.output] : [];
        }),
      ),
    ),
    [],
  );
}

/** An object of any keys. */
export const plainObject = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
