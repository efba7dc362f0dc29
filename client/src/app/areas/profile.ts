import { IconUserCircle } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../parent-routes';

const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/profile',
  staticData: {
    title: 'Profile',
    destination: { group: 'settings', place: 4, icon: IconUserCircle, key: 'p', tab: true },
  },
  component: lazyRouteComponent(() => import('../routes/profile-page'), 'ProfilePage'),
});

export const routes = [profile] as const;
