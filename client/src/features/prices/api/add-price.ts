import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { modelsKey } from '@/lib/api/shared-keys';
import type { AddPriceRequest } from '../types';
import { priceKeys } from './list-prices';

export function useAddPrice() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: AddPriceRequest) => send(api.POST('/api/v1/admin/prices', { body })),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: priceKeys.all }),
        queryClient.invalidateQueries({ queryKey: modelsKey }),
      ]),
  });
}
