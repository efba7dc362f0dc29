/** Starts a page's requests with its code; the page itself shows what became of them. */
export function prefetch(request: Promise<unknown>): void {
  request.catch(() => undefined);
}
