import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';

export const priceKeys = { all: ['admin', 'prices'] as const };

/** The whole price book: every row there ever was, by model. */
const pricesQuery = queryOptions({
  queryKey: priceKeys.all,
  queryFn: async ({ signal }) => (await send(api.GET('/api/v1/admin/prices', { signal }))).items,
});

export function usePrices() {
  return useQuery(pricesQuery);
}
