import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { writeEdit } from '../cache';
import { editKeys } from './keys';

export function useRetryEdit() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send(api.POST('/api/v1/edits/{id}/retry', { params: { path: { id } } })),
    onSuccess: (edit) => writeEdit(queryClient, edit, { restarted: true }),
    onError: (_, id) => queryClient.invalidateQueries({ queryKey: editKeys.detail(id) }),
  });
}
