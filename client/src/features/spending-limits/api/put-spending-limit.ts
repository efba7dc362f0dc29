import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import type { PutSpendingLimitRequest } from '../types';
import { spendingLimitKeys } from './keys';

/** Sets the one limit of a scope, subject and period; sending it twice sets it once. */
export function usePutSpendingLimit() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: PutSpendingLimitRequest) => send(api.PUT('/api/v1/spending-limits', { body })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: spendingLimitKeys.all }),
  });
}
