import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { modelsKey } from '@/lib/api/shared-keys';
import type { AdminProvider, UpdateProviderRequest } from '../types';
import { providersQuery } from './list-providers';

export interface ProviderChange {
  id: string;
  body: UpdateProviderRequest;
}

/** Changes providers; shown at once, and taken back when the server refuses. */
export function useUpdateProviders() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (changes: readonly ProviderChange[]) => {
      for (const { id, body } of changes)
        await send(api.PATCH('/api/v1/admin/providers/{id}', { params: { path: { id } }, body }));
    },
    onMutate: async (changes) => {
      await queryClient.cancelQueries({ queryKey: providersQuery.queryKey });
      const before = queryClient.getQueryData(providersQuery.queryKey);
      queryClient.setQueryData(providersQuery.queryKey, (providers) =>
        providers?.map((provider) => changed(provider, changes)),
      );
      return { before };
    },
    onError: (_, __, context) => {
      if (context?.before) queryClient.setQueryData(providersQuery.queryKey, context.before);
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: providersQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: modelsKey }),
      ]),
  });
}

function changed(provider: AdminProvider, changes: readonly ProviderChange[]): AdminProvider {
  const body = changes.find(({ id }) => id === provider.id)?.body;
  if (!body) return provider;
  return {
    ...provider,
    enabled: body.enabled ?? provider.enabled,
    order: body.order ?? provider.order,
    concurrency: body.concurrency ?? provider.concurrency,
    requestsPerMinute: limitOf(body.requestsPerMinute ?? provider.requestsPerMinute),
  };
}

/** 0 lifts the limit. */
function limitOf(requestsPerMinute: number | null): number | null {
  return requestsPerMinute === 0 ? null : requestsPerMinute;
}
