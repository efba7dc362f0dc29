import * as v from 'valibot';
import { searchDay, searchOption, searchText } from '@/lib/search-params';

export const statuses = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const;

/** The history's address: what is looked for. */
export const historySearch = v.object({
  q: searchText,
  status: searchOption(statuses),
  model: searchText,
  from: searchDay,
  to: searchDay,
});

export type HistorySearch = v.InferOutput<typeof historySearch>;

/** The address without any filter. */
export const noFilters = {
  q: undefined,
  status: undefined,
  model: undefined,
  from: undefined,
  to: undefined,
} satisfies HistorySearch;

export function hasHistoryFilters(search: HistorySearch): boolean {
  return Object.values(search).some(Boolean);
}
