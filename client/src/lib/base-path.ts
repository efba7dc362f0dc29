/** The path that the application lies below, as the server has written it into the page; empty at the root. */
export const basePath = new URL(document.baseURI).pathname.replace(/\/[^/]*$/, '');

/** The whole address of one of the application's own paths, to be copied or shown. */
export function absoluteUrl(path: string): string {
  return window.location.origin + basePath + path;
}
