import { Button, Group } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { PasswordField } from '@/components/password-field';
import { RequestForm, useFormErrors } from '@/components/request-form';
import { newPasswordRule, passwordLength } from '@/lib/account-rules';
import { ApiError } from '@/lib/api/problem';
import { useChangePassword } from '../api/change-password';

export function PasswordForm() {
  const change = useChangePassword();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', repeated: '' },
    validate: {
      currentPassword: (value) => (value ? null : 'Enter your current password.'),
      newPassword: newPasswordRule,
      repeated: (value, { newPassword }) => (value === newPassword ? null : 'The two passwords differ.'),
    },
  });
  const { alert, setAlert, showErrors } = useFormErrors(form, ['currentPassword', 'newPassword']);

  const submit = form.onSubmit(({ currentPassword, newPassword }) => {
    setAlert(null);
    change.mutate(
      { currentPassword, newPassword },
      {
        onSuccess: () => {
          form.reset();
          notifications.show({ color: 'green', message: 'Your password is changed.' });
        },
        onError: (error) => {
          if (error instanceof ApiError && error.code === 'auth.invalid_credentials') {
            form.setErrors({ currentPassword: 'That is not your current password.' });
            return;
          }
          showErrors(error);
        },
      },
    );
  });

  return (
    <RequestForm label="Change password" pending={change.isPending} alert={alert} onSubmit={submit}>
      <PasswordField
        label="Current password"
        autoComplete="current-password"
        {...form.getInputProps('currentPassword')}
      />
      <PasswordField
        label="New password"
        description={`At least ${passwordLength.min} characters`}
        autoComplete="new-password"
        {...form.getInputProps('newPassword')}
      />
      <PasswordField
        label="New password again"
        autoComplete="new-password"
        {...form.getInputProps('repeated')}
      />
      <Group justify="flex-end">
        <Button type="submit" loading={change.isPending}>
          Change password
        </Button>
      </Group>
    </RequestForm>
  );
}
