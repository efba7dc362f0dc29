import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '@/features/auth/api/session';

/** Nobody is signed in any more: leaves the page first, then forgets everything that was fetched for them. */
export async function leaveSession(queryClient: QueryClient, goToLogin: () => Promise<void>): Promise<void> {
  queryClient.setQueryData(sessionQuery.queryKey, null);
  await goToLogin();
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
}
