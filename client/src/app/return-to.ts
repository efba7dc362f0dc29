/** A place in this application, or nothing: an address from outside must not send people elsewhere. */
export function safeReturnTo(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return undefined;
  return /^\/(login|register)\b/.test(value) ? undefined : value;
}
