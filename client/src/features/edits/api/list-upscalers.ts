import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { modelsKey } from '@/lib/api/shared-keys';

const upscalersQuery = queryOptions({
  queryKey: [...modelsKey, 'upscale'],
  queryFn: async ({ signal }) =>
    (await send(api.GET('/api/v1/models', { params: { query: { operation: 'upscale' } }, signal }))).items,
  staleTime: 5 * 60_000,
});

/** The models that can enlarge an image. */
export function useUpscalers() {
  return useQuery(upscalersQuery);
}
