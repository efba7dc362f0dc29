import type { GenerationStatus } from '@/lib/api/types';
import { addImage, addUpdate, type Changes, type JobUpdate, noChanges } from './changes';

const maxJobs = 2_000;

/** Remembers the latest of each job, as long as it may matter, and what came while something was being fetched. */
export function createSeenEvents() {
  const latest = new Map<string, Pick<JobUpdate, 'status' | 'occurredAt'>>();
  const fetches = new Map<string, Changes>();

  return {
    /** False for an event that a later one has overtaken. */
    isNew({ id, occurredAt }: JobUpdate): boolean {
      const known = latest.get(id);
      return !known || Date.parse(occurredAt) >= Date.parse(known.occurredAt);
    },

    statusOf: (id: string): GenerationStatus | undefined => latest.get(id)?.status,

    add({ updates, images }: Changes): void {
      for (const update of updates.values()) {
        latest.delete(update.id);
        latest.set(update.id, { status: update.status, occurredAt: update.occurredAt });
      }
      for (const id of [...latest.keys()].slice(0, Math.max(0, latest.size - maxJobs))) latest.delete(id);
      for (const during of fetches.values()) {
        for (const update of updates.values()) addUpdate(during, update);
        for (const image of [...images.values()].flat()) addImage(during, image);
      }
    },

    noteFetch: (query: string): void => void fetches.set(query, noChanges()),

    /** What came since the query's fetch began; it is over now. */
    sinceFetch(query: string): Changes | undefined {
      const changes = fetches.get(query);
      fetches.delete(query);
      return changes;
    },

    clear(): void {
      latest.clear();
    },
  };
}
