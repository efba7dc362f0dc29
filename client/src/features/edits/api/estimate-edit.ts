import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import type { EditEstimateRequest } from '@/lib/api/types';
import { editKeys } from './keys';

function editEstimateQuery(request: EditEstimateRequest) {
  return queryOptions({
    queryKey: [...editKeys.estimates(), request],
    queryFn: ({ signal }) => send(api.POST('/api/v1/edits/estimate', { body: request, signal })),
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });
}

export function useEditEstimate(request: EditEstimateRequest) {
  return useQuery({ ...editEstimateQuery(request), placeholderData: keepPreviousData });
}
