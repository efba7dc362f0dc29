import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { writeGeneration } from '../cache';
import { isRunning } from '@/lib/jobs/lifecycle';
import { pollInterval } from '@/lib/jobs/poll-interval';
import { generationKeys } from './keys';

function fetchGeneration(id: string, signal?: AbortSignal) {
  return send(api.GET('/api/v1/generations/{id}', { params: { path: { id } }, signal }));
}

function generationQuery(id: string) {
  return queryOptions({
    queryKey: generationKeys.detail(id),
    queryFn: async ({ signal, client }) => writeGeneration(client, await fetchGeneration(id, signal)),
  });
}

// Places in the queue change without an event of the generation's own.
const queuePositionMs = 20_000;

/** Follows one generation: by events, and slowly by itself while it runs. */
export function useGeneration(id: string, { enabled = true } = {}) {
  return useQuery({
    ...generationQuery(id),
    enabled,
    refetchInterval: ({ state }) => {
      if (state.data && !isRunning(state.data)) return false;
      return state.data?.status === 'pending' ? Math.min(queuePositionMs, pollInterval()) : pollInterval();
    },
  });
}
