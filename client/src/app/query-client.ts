import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/lib/api/problem';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 15 * 60_000,
        // A refusal stays a refusal; only what may have been the way there is tried again.
        retry: (failures, error) => failures < 2 && error instanceof ApiError && error.outcomeUnknown,
      },
    },
  });
}
