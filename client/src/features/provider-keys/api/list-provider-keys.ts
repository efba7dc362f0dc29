import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { providerKeyKeys } from './keys';

export const providerKeysQuery = queryOptions({
  queryKey: providerKeyKeys.list,
  queryFn: async ({ signal }) => (await send(api.GET('/api/v1/provider-keys', { signal }))).items,
});

export function useProviderKeys() {
  return useQuery(providerKeysQuery);
}
