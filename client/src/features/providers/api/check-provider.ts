import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { modelsKey } from '@/lib/api/shared-keys';
import { providersQuery } from './list-providers';

export function useCheckProvider() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      send(api.POST('/api/v1/admin/providers/{id}/check', { params: { path: { id } } })),
    onSuccess: ({ health }, id) =>
      queryClient.setQueryData(providersQuery.queryKey, (providers) =>
        providers?.map((provider) => (provider.id === id ? { ...provider, health } : provider)),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: modelsKey }),
  });
}
