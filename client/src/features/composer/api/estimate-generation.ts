import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import type { EstimateRequest } from '@/lib/api/types';

function estimateQuery(request: EstimateRequest) {
  return queryOptions({
    queryKey: ['estimates', request],
    queryFn: ({ signal }) => send(api.POST('/api/v1/generations/estimate', { body: request, signal })),
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });
}

export function useEstimate(request: EstimateRequest, { enabled }: { enabled: boolean }) {
  return useQuery({ ...estimateQuery(request), enabled, placeholderData: keepPreviousData });
}
