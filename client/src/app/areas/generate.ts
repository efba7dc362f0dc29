import { IconSparkles } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { recentGenerationsQuery } from '@/features/generations/api/recent-generations';
import { signedIn } from '../parent-routes';
import { prefetch } from '../prefetch';

const generate = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  staticData: {
    title: 'Generate',
    destination: { group: 'work', place: 1, icon: IconSparkles, key: 'c', tab: true },
  },
  loader: ({ context: { queryClient } }) => prefetch(queryClient.query(recentGenerationsQuery)),
  component: lazyRouteComponent(() => import('../routes/generate-page'), 'GeneratePage'),
});

export const routes = [generate] as const;
