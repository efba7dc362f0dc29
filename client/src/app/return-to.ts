import * as v from 'valibot';

/** A place in this application, or nothing: an address from outside must not send people elsewhere. */
export function safeReturnTo(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return undefined;
  return /^\/(login|register)\b/.test(value) ? undefined : value;
}

/** The search parameters of the pages that sign in: where to go afterwards. */
export const signInSearch = v.object({
  returnTo: v.optional(v.pipe(v.unknown(), v.transform(safeReturnTo))),
});
