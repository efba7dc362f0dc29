import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import type { EditRequest } from '@/lib/api/types';
import { writeEdit } from '../cache';

interface NewEdit {
  request: EditRequest;
  /** One for each intention: a request that is sent again under it makes nothing new. */
  idempotencyKey: string;
}

export function useCreateEdit() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ request, idempotencyKey }: NewEdit) =>
      send(api.POST('/api/v1/edits', { headers: { 'Idempotency-Key': idempotencyKey }, body: request })),
    onSuccess: (edit) => writeEdit(queryClient, edit),
  });
}
