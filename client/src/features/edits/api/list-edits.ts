import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { isRunning } from '@/lib/jobs/lifecycle';
import { pollInterval } from '@/lib/jobs/poll-interval';
import { editKeys } from './keys';

/** One page of the edits. */
export function fetchEditPage({ cursor, signal }: { cursor?: string; signal?: AbortSignal } = {}) {
  return send(api.GET('/api/v1/edits', { params: { query: { cursor, limit: 50 } }, signal }));
}

export const editListQuery = infiniteQueryOptions({
  queryKey: editKeys.lists(),
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => fetchEditPage({ cursor: pageParam, signal }),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** All edits of the organization, newest first. */
export function useEditList() {
  return useInfiniteQuery({
    ...editListQuery,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isRunning)) ? pollInterval() : false,
  });
}
