import { IconKey } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../parent-routes';

const apiKeys = createRoute({
  getParentRoute: () => signedIn,
  path: '/api-keys',
  staticData: { title: 'API keys', destination: { group: 'settings', place: 1, icon: IconKey, key: 'k' } },
  component: lazyRouteComponent(() => import('../routes/api-keys-page'), 'ApiKeysPage'),
});

export const routes = [apiKeys] as const;
