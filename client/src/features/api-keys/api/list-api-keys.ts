import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { apiKeyKeys } from './keys';

const apiKeysQuery = infiniteQueryOptions({
  queryKey: apiKeyKeys.list,
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    send(api.GET('/api/v1/api-keys', { params: { query: { cursor: pageParam } }, signal })),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function useApiKeys() {
  return useInfiniteQuery(apiKeysQuery);
}
