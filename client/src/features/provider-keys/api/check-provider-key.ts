import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import type { ProviderKey } from '@/lib/api/types';
import { invalidateProviderKeys } from './keys';

export function useCheckProviderKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ scope, provider }: Pick<ProviderKey, 'scope' | 'provider'>) =>
      send(
        api.POST('/api/v1/provider-keys/{scope}/{provider}/check', { params: { path: { scope, provider } } }),
      ),
    onSettled: () => invalidateProviderKeys(queryClient),
  });
}
