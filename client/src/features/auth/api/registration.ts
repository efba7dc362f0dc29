import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';

/** Whether people can register, and whether the next one becomes the owner of a fresh installation. */
export const registrationQuery = queryOptions({
  queryKey: ['registration'],
  queryFn: ({ signal }) => send(api.GET('/api/v1/auth/registration', { signal })),
  staleTime: 30_000,
});

export function useRegistration() {
  return useQuery(registrationQuery);
}
