import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { modelsKey } from '@/lib/api/shared-keys';

/** The catalogue changes when an administrator changes it, not while someone types a prompt. */
export const modelsQuery = queryOptions({
  queryKey: modelsKey,
  queryFn: async ({ signal }) => (await send(api.GET('/api/v1/models', { signal }))).items,
  staleTime: 5 * 60_000,
});

export function useModels() {
  return useQuery(modelsQuery);
}
