import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { writeGeneration } from '../cache';
import { generationKeys } from './keys';

export function useRetryGeneration() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      send(api.POST('/api/v1/generations/{id}/retry', { params: { path: { id } } })),
    onSuccess: (generation) => writeGeneration(queryClient, generation, { restarted: true }),
    onError: (_, id) => queryClient.invalidateQueries({ queryKey: generationKeys.detail(id) }),
  });
}
