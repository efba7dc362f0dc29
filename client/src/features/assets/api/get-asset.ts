import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { assetKeys } from './keys';

function assetQuery(id: string) {
  return queryOptions({
    queryKey: assetKeys.detail(id),
    queryFn: ({ signal }) => send(api.GET('/api/v1/assets/{id}', { params: { path: { id } }, signal })),
    // An image and the settings it was made with do not change.
    staleTime: 10 * 60_000,
  });
}

export function useAsset(id: string) {
  return useQuery(assetQuery(id));
}
