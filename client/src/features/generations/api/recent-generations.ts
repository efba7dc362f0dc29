import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { isRunning } from '@/lib/jobs/lifecycle';
import { pollInterval } from '@/lib/jobs/poll-interval';
import { generationKeys } from './keys';

export const recentLimit = 10;

/** The last ten, newest first: what the generate page shows and re-attaches to after a reload. */
export const recentGenerationsQuery = queryOptions({
  queryKey: generationKeys.recent(),
  queryFn: async ({ signal }) => {
    const page = await send(
      api.GET('/api/v1/generations', { params: { query: { limit: recentLimit } }, signal }),
    );
    return page.items;
  },
});

export function useRecentGenerations() {
  return useQuery({
    ...recentGenerationsQuery,
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? pollInterval() : false),
  });
}
