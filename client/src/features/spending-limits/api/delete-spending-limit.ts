import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { spendingLimitKeys } from './keys';

export function useDeleteSpendingLimit() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      send(api.DELETE('/api/v1/spending-limits/{id}', { params: { path: { id } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: spendingLimitKeys.all }),
  });
}
