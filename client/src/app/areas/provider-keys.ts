import { IconPlugConnected } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { providerKeysQuery } from '@/features/provider-keys/api/list-provider-keys';
import * as v from 'valibot';
import { searchText } from '@/lib/search-params';
import { signedIn } from '../parent-routes';
import { prefetch } from '../prefetch';

const providerKeys = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/provider-keys',
  staticData: {
    title: 'Provider keys',
    destination: { group: 'settings', place: 2, icon: IconPlugConnected, key: 'r' },
  },
  // `add`: the provider that a key is missing for.
  validateSearch: v.object({ add: searchText }),
  loader: ({ context: { queryClient } }) => prefetch(queryClient.query(providerKeysQuery)),
  component: lazyRouteComponent(() => import('../routes/provider-keys-page'), 'ProviderKeysPage'),
});

export const routes = [providerKeys] as const;
