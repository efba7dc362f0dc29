import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { basePath } from '@/lib/base-path';
import * as areas from './areas';
import { signIn } from './areas/sign-in';
import { root, signedIn } from './parent-routes';
import { NotFoundPage } from './routes/not-found-page';
import { RouteError } from './routes/route-error';
import { RoutePending } from './routes/route-pending';

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}

const pages = Object.values(areas).flatMap(({ routes }) => [...routes]);
const routeTree = root.addChildren([signIn, signedIn.addChildren(pages)]);

export function createAppRouter(
  queryClient: QueryClient,
  options: { history?: Parameters<typeof createRouter>[0]['history'] } = {},
) {
  return createRouter({
    routeTree,
    context: { queryClient },
    basepath: basePath || '/',
    defaultPreload: 'intent',
    // The query cache decides what is fresh.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    defaultPendingComponent: RoutePending,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    ...options,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;
