import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import type { CreateApiKeyRequest } from '@/lib/api/types';
import { randomId } from '@/lib/random-id';
import { apiKeyKeys } from './keys';

/** Not resent by itself: the key is in the first answer only, and a replay cannot show it again. */
export function useCreateApiKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateApiKeyRequest) =>
      send(api.POST('/api/v1/api-keys', { headers: { 'Idempotency-Key': randomId() }, body })),
    // The secret is for the dialog's eyes only: it must not stay in the mutation cache.
    gcTime: 0,
    onSettled: () => queryClient.invalidateQueries({ queryKey: apiKeyKeys.list }),
  });
}
