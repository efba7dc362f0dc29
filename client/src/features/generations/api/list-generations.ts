import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import type { GenerationStatus } from '@/lib/api/types';
import { dayEnd, dayStart } from '@/lib/search-params';
import { generationKeys } from './keys';

export interface GenerationFilters {
  q?: string;
  status?: GenerationStatus;
  model?: string;
  /** Calendar days, both inclusive. */
  from?: string;
  to?: string;
}

export function fetchGenerationPage(
  { q, status, model, from, to }: GenerationFilters,
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

export function generationListQuery({ q, status, model, from, to }: GenerationFilters) {
  return infiniteQueryOptions({
    queryKey: [...generationKeys.lists(), { q, status, model, from, to }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      fetchGenerationPage({ q, status, model, from, to }, { cursor: pageParam, signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useGenerationList(filters: GenerationFilters) {
  return useInfiniteQuery({ ...generationListQuery(filters), placeholderData: keepPreviousData });
}
