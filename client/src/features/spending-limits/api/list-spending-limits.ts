import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { spendingLimitKeys } from './keys';

const spendingLimitsQuery = queryOptions({
  queryKey: spendingLimitKeys.list(),
  queryFn: async ({ signal }) => (await send(api.GET('/api/v1/spending-limits', { signal }))).items,
});

/** Every limit of the organization; for those who manage it. */
export function useSpendingLimits({ enabled }: { enabled: boolean }) {
  return useQuery({ ...spendingLimitsQuery, enabled });
}
