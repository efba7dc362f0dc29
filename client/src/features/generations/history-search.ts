import { day, oneOf, text } from '@/lib/search-params';
import type { GenerationFilters } from './api/list-generations';

export const statuses = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const;

export type HistorySearch = GenerationFilters;

export function parseHistorySearch(raw: Record<string, unknown>): HistorySearch {
  return {
    q: text(raw.q),
    status: oneOf(raw.status, statuses),
    model: text(raw.model),
    from: day(raw.from),
    to: day(raw.to),
  };
}

export function hasHistoryFilters(search: HistorySearch): boolean {
  return Object.values(search).some(Boolean);
}
