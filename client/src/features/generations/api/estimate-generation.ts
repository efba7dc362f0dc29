import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import type { CreateGenerationRequest } from '@/lib/api/types';
import { generationKeys } from './keys';

export function estimateQuery(request: CreateGenerationRequest) {
  return queryOptions({
    queryKey: [...generationKeys.estimates(), request],
    queryFn: ({ signal }) => send(api.POST('/api/v1/generations/estimate', { body: request, signal })),
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });
}

export function useEstimate(request: CreateGenerationRequest, { enabled }: { enabled: boolean }) {
  return useQuery({ ...estimateQuery(request), enabled, placeholderData: keepPreviousData });
}
