import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import type { CreateApiKeyRequest } from '@/lib/api/types';
import { apiKeyKeys } from './keys';

export interface NewApiKey {
  /** Made once per form that is sent: a second try after a lost answer makes no second key. */
  idempotencyKey: string;
  body: CreateApiKeyRequest;
}

/** Not resent by itself: the key is in the first answer only, and a replay cannot show it again. */
export function useCreateApiKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ idempotencyKey, body }: NewApiKey) =>
      send(api.POST('/api/v1/api-keys', { headers: { 'Idempotency-Key': idempotencyKey }, body })),
    // The secret is for the dialog's eyes only: it must not stay in the mutation cache.
    gcTime: 0,
    onSettled: () => queryClient.invalidateQueries({ queryKey: apiKeyKeys.list }),
  });
}
