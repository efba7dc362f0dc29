import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { registrationQuery } from '@/features/auth/api/registration';
import { sessionQuery } from '@/features/auth/api/session';
import { basePath } from '@/lib/base-path';
import { root } from '../parent-routes';
import { signInSearch } from '../return-to';

const parent = createRoute({
  getParentRoute: () => root,
  id: 'sign-in',
  validateSearch: signInSearch,
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
  getParentRoute: () => parent,
  path: '/login',
  staticData: { title: 'Sign in' },
  component: lazyRouteComponent(() => import('../routes/login-page'), 'LoginPage'),
});

const register = createRoute({
  getParentRoute: () => parent,
  path: '/register',
  staticData: { title: 'Create an account' },
  component: lazyRouteComponent(() => import('../routes/register-page'), 'RegisterPage'),
});

/** The pages for people who are not signed in. */
export const signIn = parent.addChildren([login, register]);
