import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from '@/features/auth/api/session';
import { modelsQuery } from '@/features/models/api/list-models';
import { prefetch } from './prefetch';
import type { RouteDestination } from './route-destination';
import { safeReturnTo } from './return-to';
import { NotFoundPage } from './routes/not-found-page';
import { RootLayout } from './routes/root-layout';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    title?: string;
    /** Where the navigation has the page, under its title. */
    destination?: RouteDestination;
  }
}

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: RootLayout,
  notFoundComponent: NotFoundPage,
});

/** Around every page for people who are signed in. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    const me = await queryClient.query({ ...sessionQuery, staleTime: 'static' });
    if (!me) throw redirect({ to: '/login', search: { returnTo: safeReturnTo(location.href) } });
  },
  loader: ({ context: { queryClient } }) => prefetch(queryClient.query(modelsQuery)),
  component: lazyRouteComponent(() => import('./shell/shell'), 'Shell'),
});
