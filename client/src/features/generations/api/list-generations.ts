import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { dayEnd, dayStart } from '@/lib/search-params';
import type { HistorySearch } from '../history-search';
import { generationKeys } from './keys';

/** Days are whole days, both ends included. */
export function generationListQuery({ q, status, model, from, to }: HistorySearch) {
  return infiniteQueryOptions({
    queryKey: [...generationKeys.lists(), { q, status, model, from, to }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send(
        api.GET('/api/v1/generations', {
          params: {
            query: {
              search: q,
              status,
              model,
              from: dayStart(from),
              to: dayEnd(to),
              cursor: pageParam,
              limit: 50,
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useGenerationList(filters: HistorySearch) {
  return useInfiniteQuery({ ...generationListQuery(filters), placeholderData: keepPreviousData });
}
