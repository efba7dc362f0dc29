import { Button, TextInput } from '@mantine/core';
import { RequestForm, useFormErrors } from '@/components/request-form';
import { useForm } from '@mantine/form';
import { PasswordField } from '@/components/password-field';
import { useLogin } from '../api/login';
import { emailRule } from '@/lib/account-rules';

export function LoginForm({ onSignedIn }: { onSignedIn: () => void }) {
  const login = useLogin();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: { email: emailRule, password: (value) => (value ? null : 'Enter your password.') },
  });
  const { alert, setAlert, showErrors } = useFormErrors(form, ['email', 'password']);

  const submit = form.onSubmit(({ email, password }) => {
    setAlert(null);
    login.mutate(
      { email: email.trim(), password },
      {
        onSuccess: onSignedIn,
        onError: showErrors,
      },
    );
  });

  return (
    <RequestForm label="Sign in" pending={login.isPending} alert={alert} onSubmit={submit}>
      <TextInput
        size="md"
        label="E-mail"
        type="email"
        autoComplete="username"
        {...form.getInputProps('email')}
      />
      <PasswordField
        size="md"
        label="Password"
        autoComplete="current-password"
        {...form.getInputProps('password')}
      />
      <Button type="submit" size="md" mt="xs" loading={login.isPending}>
        Sign in
      </Button>
    </RequestForm>
  );
}
