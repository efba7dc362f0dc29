import { IconReceipt, IconServer2 } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import * as v from 'valibot';
import { searchText } from '@/lib/search-params';
import { signedIn } from '../parent-routes';

const adminProviders = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/providers',
  staticData: {
    title: 'Providers',
    destination: { group: 'administration', place: 1, icon: IconServer2, key: 'o' },
  },
  component: lazyRouteComponent(() => import('../routes/admin-providers-page'), 'AdminProvidersPage'),
});

const adminPrices = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/prices',
  staticData: {
    title: 'Price book',
    destination: { group: 'administration', place: 2, icon: IconReceipt, key: 'b' },
  },
  validateSearch: v.object({ q: searchText, provider: searchText }),
  component: lazyRouteComponent(() => import('../routes/admin-prices-page'), 'AdminPricesPage'),
});

export const routes = [adminProviders, adminPrices] as const;
