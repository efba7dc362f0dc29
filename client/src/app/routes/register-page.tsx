import { Anchor } from '@mantine/core';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useRegistration } from '@/features/auth/api/registration';
import { AuthLayout } from '@/features/auth/components/auth-layout';
import { RegisterForm } from '@/features/auth/components/register-form';
import { basePath } from '@/lib/base-path';

const route = getRouteApi('/sign-in/register');

export function RegisterPage() {
  const { returnTo } = route.useSearch();
  const registration = useRegistration();
  const router = useRouter();
  const firstAccount = registration.data?.firstAccount ?? false;
  return (
    <AuthLayout
      title={firstAccount ? 'Create the owner account' : 'Create your account'}
      intro={
        firstAccount ? (
          'This is the first account. You become the owner of the organization.'
        ) : (
          <>
            Already registered?{' '}
            <Anchor
              renderRoot={(props) => <Link to="/login" search={{ returnTo }} {...props} />}
              underline="always"
            >
              Sign in
            </Anchor>
          </>
        )
      }
    >
      <RegisterForm
        firstAccount={firstAccount}
        onSignedIn={() => router.history.push(basePath + (returnTo ?? '/'))}
      />
    </AuthLayout>
  );
}
