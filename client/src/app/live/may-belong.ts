import type { AssetFilters } from '@/features/assets/gallery-search';
import type { HistorySearch } from '@/features/generations/history-search';
import { dayEnd, dayStart } from '@/lib/search-params';
import type { AssetCreated, JobUpdate } from './changes';

/** Whether a list with these filters may show the generation. Words that are searched for only the server can tell. */
export function mayListGeneration({ status, model, from, to }: HistorySearch, event: JobUpdate): boolean {
  return (
    (!status || status === event.status) &&
    (!model || model === event.model) &&
    isWithin(event.createdAt, from, to)
  );
}

export function mayListAsset({ model, orientation, from, to }: AssetFilters, event: AssetCreated): boolean {
  const { width, height } = event;
  const lies = width === height ? 'square' : width > height ? 'landscape' : 'portrait';
  return (
    (!model || model === event.model) &&
    (!orientation || orientation === lies) &&
    isWithin(event.occurredAt, from, to)
  );
}

function isWithin(time: string, from: string | undefined, to: string | undefined): boolean {
  const [start, end] = [dayStart(from), dayEnd(to)];
  const at = Date.parse(time);
  return (!start || at >= Date.parse(start)) && (!end || at <= Date.parse(end));
}
