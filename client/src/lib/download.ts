/** The address that answers the original as a file to save. */
export function downloadUrl(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}download=true`;
}

/** The same file, with prompt, model and seed written into it. */
export function downloadWithPromptUrl(url: string): string {
  return `${downloadUrl(url)}&metadata=include`;
}
