import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { dayEnd, dayStart } from '@/lib/search-params';
import type { AssetFilters } from '../gallery-search';
import { assetKeys } from './keys';

export function fetchAssetPage(
  { q, model, orientation, from, to }: AssetFilters,
  { cursor, signal }: { cursor?: string; signal?: AbortSignal } = {},
) {
  return send(
    api.GET('/api/v1/assets', {
      params: {
        query: { search: q, model, orientation, from: dayStart(from), to: dayEnd(to), cursor, limit: 60 },
      },
      signal,
    }),
  );
}

export function assetListQuery({ q, model, orientation, from, to }: AssetFilters) {
  return infiniteQueryOptions({
    queryKey: assetKeys.list({ q, model, orientation, from, to }),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      fetchAssetPage({ q, model, orientation, from, to }, { cursor: pageParam, signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 60_000,
  });
}

export function useAssetList(filters: AssetFilters) {
  return useInfiniteQuery({ ...assetListQuery(filters), placeholderData: keepPreviousData });
}
