import { Button, Fieldset, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FormAlert } from '@/components/form-alert';
import { PasswordField } from '@/components/password-field';
import { splitFieldErrors } from '@/lib/api/problem';
import { useRegister } from '../api/register';
import { emailRule, nameRule, newPasswordRule, passwordLength } from '../rules';

export function RegisterForm({
  firstAccount,
  onSignedIn,
}: {
  firstAccount: boolean;
  onSignedIn: () => void;
}) {
  const register = useRegister();
  const [alert, setAlert] = useState<string | null>(null);
  const form = useForm({
    initialValues: { displayName: '', organizationName: '', email: '', password: '' },
    validate: {
      displayName: nameRule('your name'),
      organizationName: nameRule('the name of your organization or team'),
      email: emailRule,
      password: newPasswordRule,
    },
  });

  const submit = form.onSubmit((values) => {
    setAlert(null);
    register.mutate(
      {
        email: values.email.trim(),
        password: values.password,
        displayName: values.displayName.trim(),
        organizationName: values.organizationName.trim(),
      },
      {
        onSuccess: onSignedIn,
        onError: (error) => {
          const { fields, rest } = splitFieldErrors(error, Object.keys(values));
          form.setErrors(fields);
          setAlert(rest);
        },
      },
    );
  });

  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label={firstAccount ? 'Create the owner account' : 'Create an account'}
    >
      <Fieldset variant="unstyled" disabled={register.isPending}>
        <Stack>
          <FormAlert message={alert} />
          <TextInput size="md" label="Your name" autoComplete="name" {...form.getInputProps('displayName')} />
          <TextInput
            size="md"
            label="Organization or team"
            autoComplete="organization"
            {...form.getInputProps('organizationName')}
          />
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
            description={`At least ${passwordLength.min} characters`}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <Button type="submit" size="md" mt="xs" loading={register.isPending}>
            {firstAccount ? 'Create the owner account' : 'Create account'}
          </Button>
        </Stack>
      </Fieldset>
    </form>
  );
}
