import type { ServerEvent } from '@/lib/api/types';

export type AssetCreated = ServerEvent['asset.created'];

/** Which jobs an event is about. */
export type JobName = 'generation' | 'edit';

/** What an event says of a job: the same for every kind, and of a generation its unfinished images besides. */
export type JobUpdate = ServerEvent['edit.updated'] &
  Pick<ServerEvent['generation.updated'], 'partials'> & { job: JobName };

/** What events of a short while say together: the latest of each job, and the images that came. */
export interface Changes {
  updates: Map<string, JobUpdate>;
  /** By the job that made them. */
  images: Map<string, AssetCreated[]>;
}

export function noChanges(): Changes {
  return { updates: new Map(), images: new Map() };
}

/** Adds an update. One that is older than what is known has been overtaken and is dropped. */
export function addUpdate({ updates }: Changes, event: JobUpdate): void {
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
