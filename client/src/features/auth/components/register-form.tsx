import { Button, TextInput } from '@mantine/core';
import { RequestForm, useFormErrors } from '@/components/request-form';
import { useForm } from '@mantine/form';
import { PasswordField } from '@/components/password-field';
import { useRegister } from '../api/register';
import { emailRule, nameRule, newPasswordRule, passwordLength } from '@/lib/account-rules';

export function RegisterForm({
  firstAccount,
  onSignedIn,
}: {
  firstAccount: boolean;
  onSignedIn: () => void;
}) {
  const register = useRegister();
  const form = useForm({
    initialValues: { displayName: '', organizationName: '', email: '', password: '' },
    validate: {
      displayName: nameRule('your name'),
      organizationName: nameRule('the name of your organization or team'),
      email: emailRule,
      password: newPasswordRule,
    },
  });
  const { alert, setAlert, showErrors } = useFormErrors(form, [
    'displayName',
    'organizationName',
    'email',
    'password',
  ]);

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
        onError: showErrors,
      },
    );
  });

  return (
    <RequestForm
      label={firstAccount ? 'Create the owner account' : 'Create an account'}
      pending={register.isPending}
      alert={alert}
      onSubmit={submit}
    >
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
    </RequestForm>
  );
}
