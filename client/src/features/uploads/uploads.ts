import { announce } from '@/lib/announce';
import { ApiError, errorText } from '@/lib/api/problem';
import type { Upload } from '@/lib/api/types';
import type { DraftImage } from '@/lib/draft-image';
import { formatBytes } from '@/lib/format';
import { randomId } from '@/lib/random-id';
import { createStore } from '@/lib/store';
import { uploadImage } from './api/upload-image';

export type ImageRole = 'reference' | 'mask';

/** Takes an image that has arrived. It outlives the page that began the upload. */
export type OnUploaded = (image: DraftImage, role: ImageRole) => void;

/** An image on its way to the server, or one that did not get there. */
export interface PendingUpload {
  key: string;
  file: File;
  role: ImageRole;
  /** Shows the file while it is on its way; taken back with the upload. */
  previewUrl: string;
  /** 0 to 100. */
  percent: number;
  /** Why it failed; null while it is on its way. */
  error: string | null;
  /** Whether sending the same file again can help. */
  mayRetry: boolean;
  onUploaded: OnUploaded;
}

export const acceptedTypes = ['image/png', 'image/jpeg', 'image/webp'];
const maxUploadBytes = 25 * 1024 * 1024;

/** Uploads live outside the page: looking at the gallery meanwhile does not end them. */
export const uploads = createStore<readonly PendingUpload[]>([]);

const running = new Map<string, AbortController>();

/** Whether an image is on its way. */
export function isUploading(list: readonly PendingUpload[]): boolean {
  return list.some(({ error }) => error === null);
}

/** Why a file cannot be a reference image; null when it can, as far as can be told from here. */
function fileProblem({ type, size }: File): string | null {
  if (!acceptedTypes.includes(type)) return 'Use a PNG, JPEG or WebP image.';
  if (size === 0) return 'The file is empty.';
  return size > maxUploadBytes
    ? `The file has ${formatBytes(size)}; at most ${formatBytes(maxUploadBytes)} are possible.`
    : null;
}

/** Sends files to be references or the mask. A file that cannot work is listed with its reason and not sent. */
export function startUploads(files: readonly File[], role: ImageRole, onUploaded: OnUploaded): void {
  for (const file of role === 'mask' ? files.slice(0, 1) : files) {
    const upload = {
      key: randomId(),
      file,
      role,
      previewUrl: URL.createObjectURL(file),
      percent: 0,
      error: fileProblem(file),
      mayRetry: false,
      onUploaded,
    };
    uploads.set((list) => [...list, upload]);
    if (upload.error === null) void deliver(upload);
  }
}

export function retryUpload(upload: PendingUpload): void {
  change(upload.key, { error: null, percent: 0 });
  void deliver(upload);
}

export function removeUpload(key: string): void {
  running.get(key)?.abort();
  running.delete(key);
  const removed = uploads.get().find((upload) => upload.key === key);
  if (removed) URL.revokeObjectURL(removed.previewUrl);
  uploads.set((list) => list.filter((upload) => upload.key !== key));
}

export function clearUploads(): void {
  for (const { key } of uploads.get()) removeUpload(key);
}

async function deliver({ key, file, role, onUploaded }: PendingUpload): Promise<void> {
  const controller = new AbortController();
  running.set(key, controller);
  try {
    const uploaded = await uploadImage(file, {
      signal: controller.signal,
      onProgress: (percent) => change(key, { percent }),
    });
    removeUpload(key);
    onUploaded(imageOf(uploaded, file), role);
    announce(
      role === 'mask'
        ? `${file.name} was added as the mask.`
        : `${file.name} was added as a reference image.`,
    );
  } catch (fault) {
    if (controller.signal.aborted) return;
    const mayRetry = fault instanceof ApiError && (fault.outcomeUnknown || fault.status === 429);
    change(key, { error: uploadErrorText(fault), mayRetry });
    announce(`${file.name} could not be uploaded.`);
  }
}

function imageOf({ id, thumbnailUrl, width, height }: Upload, { name }: File): DraftImage {
  return { source: 'upload', id, thumbnailUrl, name, width, height };
}

function change(key: string, part: Partial<PendingUpload>): void {
  uploads.set((list) => list.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
}

function uploadErrorText(fault: unknown): string {
  if (fault instanceof ApiError && fault.code === 'upload.not_an_image')
    return 'This file is not an image that can be read. Use a PNG, JPEG or WebP image.';
  if (fault instanceof ApiError && fault.status === 413)
    return `The file is too large; at most ${formatBytes(maxUploadBytes)} are possible.`;
  return errorText(fault);
}
