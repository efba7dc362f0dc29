import { Button, Fieldset, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { FormAlert } from '@/components/form-alert';
import { PasswordField } from '@/components/password-field';
import { ApiError, splitFieldErrors } from '@/lib/api/problem';
import { useChangePassword } from '../api/change-password';

export function PasswordForm() {
  const change = useChangePassword();
  const [alert, setAlert] = useState<string | null>(null);
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', repeated: '' },
    validate: {
      currentPassword: (value) => (value ? null : 'Enter your present password.'),
      newPassword: (value) => (value.length < 10 || value.length > 128 ? 'Use 10 to 128 characters.' : null),
      repeated: (value, { newPassword }) => (value === newPassword ? null : 'The two passwords differ.'),
    },
  });

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
            form.setErrors({ currentPassword: 'That is not your present password.' });
            return;
          }
          const { fields, rest } = splitFieldErrors(error, ['currentPassword', 'newPassword']);
          form.setErrors(fields);
          setAlert(rest);
        },
      },
    );
  });

  return (
    <form onSubmit={submit} noValidate aria-label="Change password">
      <Fieldset variant="unstyled" disabled={change.isPending}>
        <Stack>
          <FormAlert message={alert} />
          <PasswordField
            label="Present password"
            autoComplete="current-password"
            {...form.getInputProps('currentPassword')}
          />
          <PasswordField
            label="New password"
            description="At least 10 characters"
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
        </Stack>
      </Fieldset>
    </form>
  );
}
