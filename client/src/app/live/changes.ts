import type { ServerEvent } from '@/lib/api/types';

export type GenerationUpdated = ServerEvent['generation.updated'];
export type AssetCreated = ServerEvent['asset.created'];

/** What events of a short while say together: the latest of each generation, and the images that came. */
export interface Changes {
  updates: Map<string, GenerationUpdated>;
  /** By the job that made them: a generation or an edit. */
  images: Map<string, AssetCreated[]>;
}

export function noChanges(): Changes {
  return { updates: new Map(), images: new Map() };
}

/** Adds an update. One that is older than what is known has been overtaken and is dropped. */
export function addUpdate({ updates }: Changes, event: GenerationUpdated): void {
  const known = updates.get(event.id);
  if (known && Date.parse(event.occurredAt) < Date.parse(known.occurredAt)) return;
  const partials = event.partials ?? (event.status === 'processing' ? known?.partials : undefined);
  updates.set(event.id, partials ? { ...event, partials } : event);
}

export function addImage({ images }: Changes, event: AssetCreated): void {
  const known = images.get(event.jobId) ?? [];
  if (known.some(({ id }) => id === event.id)) return;
  images.set(event.jobId, [...known, event]);
}
