/** An image that is sent along with a request: one of the library, or one that was uploaded. */
export interface DraftImage {
  source: 'upload' | 'asset';
  id: string;
  thumbnailUrl: string;
  /** What people call it: the file's name, or the prompt it was made from. */
  name: string;
  /** Pixels; null where they are not known. */
  width: number | null;
  height: number | null;
}
