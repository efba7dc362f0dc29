import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import type { ProviderKeyScope, PutProviderKeyRequest } from '@/lib/api/types';
import { invalidateProviderKeys } from './keys';

interface PutProviderKey {
  scope: ProviderKeyScope;
  provider: string;
  body: PutProviderKeyRequest;
}

/** Sets a key. The server tests it first and keeps nothing of one that the provider rejects. */
export function usePutProviderKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ scope, provider, body }: PutProviderKey) =>
      send(
        api.PUT('/api/v1/provider-keys/{scope}/{provider}', { params: { path: { scope, provider } }, body }),
      ),
    // The secret must not stay in the mutation cache.
    gcTime: 0,
    onSettled: () => invalidateProviderKeys(queryClient),
  });
}
