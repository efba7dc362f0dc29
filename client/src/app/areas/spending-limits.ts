import { IconBuildingBank } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { mySpendingLimitsQuery } from '@/features/spending-limits/api/my-spending-limits';
import { signedIn } from '../parent-routes';
import { prefetch } from '../prefetch';

const spendingLimits = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/spending-limits',
  staticData: {
    title: 'Spending limits',
    destination: { group: 'settings', place: 3, icon: IconBuildingBank, key: 'l' },
  },
  loader: ({ context: { queryClient } }) => prefetch(queryClient.query(mySpendingLimitsQuery)),
  component: lazyRouteComponent(() => import('../routes/spending-limits-page'), 'SpendingLimitsPage'),
});

export const routes = [spendingLimits] as const;
