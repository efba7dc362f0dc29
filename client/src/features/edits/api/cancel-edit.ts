import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { writeEdit } from '../cache';
import { editKeys } from './keys';

export function useCancelEdit() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send(api.POST('/api/v1/edits/{id}/cancel', { params: { path: { id } } })),
    onSuccess: (edit) => writeEdit(queryClient, edit),
    // It finished while the click was on its way: show how it ended.
    onError: (_, id) => queryClient.invalidateQueries({ queryKey: editKeys.detail(id) }),
  });
}
