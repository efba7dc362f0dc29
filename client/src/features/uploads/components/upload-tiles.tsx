import { useStore } from '@/lib/store';
import { type ImageRole, type PendingUpload, removeUpload, retryUpload, uploads } from '../uploads';
import { UploadTile } from './reference-tile';

/** The uploads of one role that have not arrived, in the order in which they were begun. */
export function usePendingUploads(role: ImageRole): PendingUpload[] {
  return useStore(uploads).filter((upload) => upload.role === role);
}

/** What is on its way, or did not get there: list items beside the images that are there. */
export function UploadTiles({ pending }: { pending: readonly PendingUpload[] }) {
  return pending.map((upload) => (
    <UploadTile
      key={upload.key}
      upload={upload}
      onRemove={() => removeUpload(upload.key)}
      onRetry={() => retryUpload(upload)}
    />
  ));
}
