import type { Connection } from './connection.js';
import { ImageGeneratorError } from './error.js';
import { retrying } from './retry.js';
import type { components } from './schema.gen.js';

interface DownloadOptions {
  /** The original when not given. */
  rendition?: components['schemas']['Rendition'];
  signal?: AbortSignal;
}

/** An image of the library; its body is not read yet. */
export function downloadAsset(
  connection: Connection,
  id: string,
  { rendition = 'original', signal }: DownloadOptions = {},
): Promise<Response> {
  return retrying(async () => {
    const path = `/api/v1/assets/${encodeURIComponent(id)}/content?rendition=${rendition}`;
    const response = await connection.request(path, { signal });
    if (!response.ok) throw await ImageGeneratorError.from(response);
    return response;
  }, signal);
}
