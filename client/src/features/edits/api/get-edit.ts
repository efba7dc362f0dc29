import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { isRunning } from '@/lib/jobs/lifecycle';
import { pollInterval } from '@/lib/jobs/poll-interval';
import { writeEdit } from '../cache';
import { editKeys } from './keys';

function fetchEdit(id: string, signal?: AbortSignal) {
  return send(api.GET('/api/v1/edits/{id}', { params: { path: { id } }, signal }));
}

export function editQuery(id: string) {
  return queryOptions({
    queryKey: editKeys.detail(id),
    queryFn: async ({ signal, client }) => writeEdit(client, await fetchEdit(id, signal)),
  });
}

/** Follows one edit: by events, and slowly by itself while it runs. */
export function useEdit(id: string) {
  return useQuery({
    ...editQuery(id),
    refetchInterval: ({ state }) => (state.data && !isRunning(state.data) ? false : pollInterval()),
  });
}
