import { refusal } from '@/lib/api/client';
import { networkError } from '@/lib/api/problem';
import type { Upload } from '@/lib/api/types';
import { basePath } from '@/lib/base-path';

interface UploadOptions {
  /** Told how far it is, 0 to 100. */
  onProgress: (percent: number) => void;
  signal: AbortSignal;
}

/** Brings an image along. Not by fetch: only XMLHttpRequest tells how much of a body has gone out. */
export function uploadImage(file: File, { onProgress, signal }: UploadOptions): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${basePath}/api/v1/uploads`);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(Math.round((loaded / total) * 100));
    });
    request.addEventListener('load', () => {
      const body = parse(request.responseText);
      if (request.status === 201) resolve(body as Upload);
      else reject(refusal(answerOf(request), body));
    });
    request.addEventListener('error', () => reject(networkError(null)));
    request.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());

    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

function answerOf(request: XMLHttpRequest): Response {
  const retryAfter = request.getResponseHeader('Retry-After');
  return new Response(null, {
    status: request.status >= 200 ? request.status : 503,
    headers: retryAfter ? { 'Retry-After': retryAfter } : {},
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
