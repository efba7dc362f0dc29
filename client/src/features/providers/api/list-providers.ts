import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { adminProvidersKey } from '@/lib/api/shared-keys';

export const providersQuery = queryOptions({
  queryKey: adminProvidersKey,
  queryFn: async ({ signal }) => (await send(api.GET('/api/v1/admin/providers', { signal }))).items,
});

/** What runs and waits changes by itself: the page looks again while it is open. */
export function useProviders({ enabled = true } = {}) {
  return useQuery({ ...providersQuery, enabled, refetchInterval: 15_000 });
}
