import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '@/features/auth/api/session';
import { sessionExpired } from '@/lib/api/client';
import { leaveSession } from './leave-session';
import type { AppRouter } from './router';

/** Leads to the login page, with the way back, as soon as any answer says that nobody is signed in. */
export function guardSession(router: AppRouter, queryClient: QueryClient): () => void {
  return sessionExpired.subscribe(() => {
    const me = queryClient.getQueryData(sessionQuery.queryKey);
    if (!me) return;
    const returnTo = router.state.location.href;
    void leaveSession(queryClient, () => router.navigate({ to: '/login', search: { returnTo } }));
  });
}
