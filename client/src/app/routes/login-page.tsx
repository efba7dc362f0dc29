import { Anchor } from '@mantine/core';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useRegistration } from '@/features/auth/api/registration';
import { AuthLayout } from '@/features/auth/components/auth-layout';
import { LoginForm } from '@/features/auth/components/login-form';
import { basePath } from '@/lib/base-path';

const route = getRouteApi('/sign-in/login');

export function LoginPage() {
  const { returnTo } = route.useSearch();
  const registration = useRegistration();
  const router = useRouter();
  return (
    <AuthLayout
      title="Welcome back"
      intro={
        registration.data?.open ? (
          <>
            New here?{' '}
            <Anchor
              renderRoot={(props) => <Link to="/register" search={{ returnTo }} {...props} />}
              underline="always"
            >
              Create an account
            </Anchor>
          </>
        ) : (
          'Sign in to make and find images.'
        )
      }
    >
      <LoginForm onSignedIn={() => router.history.push(basePath + (returnTo ?? '/'))} />
    </AuthLayout>
  );
}
