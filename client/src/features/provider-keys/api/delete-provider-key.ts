import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import type { ProviderKey } from '@/lib/api/types';
import { invalidateProviderKeys } from './keys';

export function useDeleteProviderKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ scope, provider }: Pick<ProviderKey, 'scope' | 'provider'>) =>
      send(api.DELETE('/api/v1/provider-keys/{scope}/{provider}', { params: { path: { scope, provider } } })),
    onSettled: () => invalidateProviderKeys(queryClient),
  });
}
