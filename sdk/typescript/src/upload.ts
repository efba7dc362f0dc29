import type { Connection } from './connection.js';
import { ImageGeneratorError } from './error.js';
import type { components } from './schema.gen.js';

export type Upload = components['schemas']['UploadResponse'];

/** Brings an image along; its `id` goes into `references` or `mask` as `uploadId`. */
export async function uploadImage(
  connection: Connection,
  image: Blob,
  signal?: AbortSignal,
): Promise<Upload> {
  const body = new FormData();
  body.append('file', image);
  const response = await connection.request('/api/v1/uploads', { method: 'POST', body, signal });
  if (!response.ok) throw await ImageGeneratorError.from(response);
  return (await response.json()) as Upload;
}
