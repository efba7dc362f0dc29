import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { writeGeneration } from '../cache';
import { generationKeys } from './keys';

export function useCancelGeneration() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      send(api.POST('/api/v1/generations/{id}/cancel', { params: { path: { id } } })),
    onSuccess: (generation) => writeGeneration(queryClient, generation),
    // It finished while the click was on its way: show how it ended.
    onError: (_, id) => queryClient.invalidateQueries({ queryKey: generationKeys.detail(id) }),
  });
}
