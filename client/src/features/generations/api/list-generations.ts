import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { dayEnd, dayStart } from '@/lib/search-params';
import type { HistorySearch } from '../history-search';
import { generationKeys } from './keys';

/** One page of the generations; days are whole days, both ends included. */
export function fetchGenerationPage(
  { q, status, model, from, to }: HistorySearch,
  { cursor, signal }: { cursor?: string; signal?: AbortSignal } = {},
) {
  return send(
    api.GET('/api/v1/generations', {
      params: {
        query: { search: q, status, model, from: dayStart(from), to: dayEnd(to), cursor, limit: 50 },
      },
      signal,
    }),
  );
}

export function generationListQuery({ q, status, model, from, to }: HistorySearch) {
  return infiniteQueryOptions({
    queryKey: [...generationKeys.lists(), { q, status, model, from, to }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      fetchGenerationPage({ q, status, model, from, to }, { cursor: pageParam, signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useGenerationList(filters: HistorySearch) {
  return useInfiniteQuery({ ...generationListQuery(filters), placeholderData: keepPreviousData });
}
