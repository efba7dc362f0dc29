import { IconHistory } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { generationListQuery } from '@/features/generations/api/list-generations';
import { historySearch } from '@/features/generations/history-search';
import { signedIn } from '../parent-routes';
import { prefetch } from '../prefetch';

const history = createRoute({
  getParentRoute: () => signedIn,
  path: '/history',
  staticData: {
    title: 'History',
    destination: { group: 'work', place: 3, icon: IconHistory, key: 'h', tab: true },
  },
  validateSearch: historySearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) =>
    prefetch(queryClient.infiniteQuery(generationListQuery(deps))),
  component: lazyRouteComponent(() => import('../routes/history-page'), 'HistoryPage'),
});

const generation = createRoute({
  getParentRoute: () => signedIn,
  path: '/generations/$id',
  staticData: { title: 'Generation' },
  component: lazyRouteComponent(() => import('../routes/generation-page'), 'GenerationPage'),
});

export const routes = [history, generation] as const;
