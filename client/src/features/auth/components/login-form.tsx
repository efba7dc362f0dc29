import { Button, Fieldset, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FormAlert } from '@/components/form-alert';
import { PasswordField } from '@/components/password-field';
import { splitFieldErrors } from '@/lib/api/problem';
import { useLogin } from '../api/login';
import { emailRule } from '../rules';

export function LoginForm({ onSignedIn }: { onSignedIn: () => void }) {
  const login = useLogin();
  const [alert, setAlert] = useState<string | null>(null);
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: { email: emailRule, password: (value) => (value ? null : 'Enter your password.') },
  });

  const submit = form.onSubmit(({ email, password }) => {
    setAlert(null);
    login.mutate(
      { email: email.trim(), password },
      {
        onSuccess: onSignedIn,
        onError: (error) => {
          const { fields, rest } = splitFieldErrors(error, ['email', 'password']);
          form.setErrors(fields);
          setAlert(rest);
        },
      },
    );
  });

  return (
    <form onSubmit={submit} noValidate aria-label="Sign in">
      <Fieldset variant="unstyled" disabled={login.isPending}>
        <Stack>
          <FormAlert message={alert} />
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
        </Stack>
      </Fieldset>
    </form>
  );
}
