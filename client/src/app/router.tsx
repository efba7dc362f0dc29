import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { assetListQuery } from '@/features/assets/api/list-assets';
import { assetFilters, parseGallerySearch } from '@/features/assets/gallery-search';
import { registrationQuery } from '@/features/auth/api/registration';
import { sessionQuery } from '@/features/auth/api/session';
import { generationListQuery } from '@/features/generations/api/list-generations';
import { recentGenerationsQuery } from '@/features/generations/api/recent-generations';
import { parseHistorySearch } from '@/features/generations/history-search';
import { modelsQuery } from '@/features/models/api/list-models';
import { providerKeysQuery } from '@/features/provider-keys/api/list-provider-keys';
import { mySpendingLimitsQuery } from '@/features/spending-limits/api/my-spending-limits';
import { basePath } from '@/lib/base-path';
import { text } from '@/lib/search-params';
import { safeReturnTo } from './return-to';
import { NotFoundPage } from './routes/not-found-page';
import { RootLayout } from './routes/root-layout';
import { RouteError } from './routes/route-error';
import { RoutePending } from './routes/route-pending';

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
  interface StaticDataRouteOption {
    title?: string;
  }
}

/** Starts a page's requests with its code; the page itself shows what became of them. */
function prefetch(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: RootLayout,
  notFoundComponent: NotFoundPage,
});

interface SignInSearch {
  returnTo?: string;
}

const signIn = createRoute({
  getParentRoute: () => root,
  id: 'sign-in',
  validateSearch: (raw): SignInSearch => ({ returnTo: safeReturnTo(raw.returnTo) }),
  beforeLoad: async ({ context: { queryClient }, search, location }) => {
    const [me, registration] = await Promise.all([
      queryClient.query({ ...sessionQuery, staleTime: 'static' }),
      queryClient.query({ ...registrationQuery, staleTime: 'static' }),
    ]);
    if (me) throw redirect({ href: basePath + (search.returnTo ?? '/') });

    const registering = location.pathname === '/register';
    if (registration.firstAccount && !registering) throw redirect({ to: '/register', search });
    if (!registration.firstAccount && !registration.open && registering)
      throw redirect({ to: '/login', search });
  },
});

const login = createRoute({
  getParentRoute: () => signIn,
  path: '/login',
  staticData: { title: 'Sign in' },
  component: lazyRouteComponent(() => import('./routes/login-page'), 'LoginPage'),
});

const register = createRoute({
  getParentRoute: () => signIn,
  path: '/register',
  staticData: { title: 'Create an account' },
  component: lazyRouteComponent(() => import('./routes/register-page'), 'RegisterPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    const me = await queryClient.query({ ...sessionQuery, staleTime: 'static' });
    if (!me) throw redirect({ to: '/login', search: { returnTo: safeReturnTo(location.href) } });
  },
  loader: ({ context: { queryClient } }) => prefetch(queryClient.query(modelsQuery)),
  component: lazyRouteComponent(() => import('./shell/shell'), 'Shell'),
});

const generate = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  staticData: { title: 'Generate' },
  loader: ({ context: { queryClient } }) => prefetch(queryClient.query(recentGenerationsQuery)),
  component: lazyRouteComponent(() => import('./routes/generate-page'), 'GeneratePage'),
});

const gallery = createRoute({
  getParentRoute: () => signedIn,
  path: '/gallery',
  staticData: { title: 'Gallery' },
  validateSearch: parseGallerySearch,
  loaderDeps: ({ search }) => assetFilters(search),
  loader: ({ context: { queryClient }, deps }) => prefetch(queryClient.infiniteQuery(assetListQuery(deps))),
  component: lazyRouteComponent(() => import('./routes/gallery-page'), 'GalleryPage'),
});

const asset = createRoute({
  getParentRoute: () => gallery,
  path: '$assetId',
  staticData: { title: 'Image' },
  component: lazyRouteComponent(() => import('./routes/asset-lightbox'), 'AssetLightbox'),
});

const history = createRoute({
  getParentRoute: () => signedIn,
  path: '/history',
  staticData: { title: 'History' },
  validateSearch: parseHistorySearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) =>
    prefetch(queryClient.infiniteQuery(generationListQuery(deps))),
  component: lazyRouteComponent(() => import('./routes/history-page'), 'HistoryPage'),
});

const generation = createRoute({
  getParentRoute: () => signedIn,
  path: '/generations/$id',
  staticData: { title: 'Generation' },
  component: lazyRouteComponent(() => import('./routes/generation-page'), 'GenerationPage'),
});

const apiKeys = createRoute({
  getParentRoute: () => signedIn,
  path: '/api-keys',
  staticData: { title: 'API keys' },
  component: lazyRouteComponent(() => import('./routes/api-keys-page'), 'ApiKeysPage'),
});

const providerKeys = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/provider-keys',
  staticData: { title: 'Provider keys' },
  // `add`: the provider that a key is missing for.
  validateSearch: (raw): { add?: string } => ({ add: text(raw.add) }),
  loader: ({ context: { queryClient } }) => prefetch(queryClient.query(providerKeysQuery)),
  component: lazyRouteComponent(() => import('./routes/provider-keys-page'), 'ProviderKeysPage'),
});

const spendingLimits = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/spending-limits',
  staticData: { title: 'Spending limits' },
  loader: ({ context: { queryClient } }) => prefetch(queryClient.query(mySpendingLimitsQuery)),
  component: lazyRouteComponent(() => import('./routes/spending-limits-page'), 'SpendingLimitsPage'),
});

const adminProviders = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/providers',
  staticData: { title: 'Providers' },
  component: lazyRouteComponent(() => import('./routes/admin-providers-page'), 'AdminProvidersPage'),
});

const adminPrices = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/prices',
  staticData: { title: 'Price book' },
  validateSearch: (raw): { q?: string; provider?: string } => ({
    q: text(raw.q),
    provider: text(raw.provider),
  }),
  component: lazyRouteComponent(() => import('./routes/admin-prices-page'), 'AdminPricesPage'),
});

const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/profile',
  staticData: { title: 'Profile' },
  component: lazyRouteComponent(() => import('./routes/profile-page'), 'ProfilePage'),
});

const routeTree = root.addChildren([
  signIn.addChildren([login, register]),
  signedIn.addChildren([
    generate,
    gallery.addChildren([asset]),
    history,
    generation,
    apiKeys,
    providerKeys,
    spendingLimits,
    adminProviders,
    adminPrices,
    profile,
  ]),
]);

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
