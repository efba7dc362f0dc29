import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { spendingLimitKeys } from './keys';

export const mySpendingLimitsQuery = queryOptions({
  queryKey: spendingLimitKeys.mine(),
  queryFn: async ({ signal }) => (await send(api.GET('/api/v1/spending-limits/mine', { signal }))).items,
});

/** The limits that bind the person who asks. */
export function useMySpendingLimits() {
  return useQuery(mySpendingLimitsQuery);
}
