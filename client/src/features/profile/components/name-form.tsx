import { Button, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { FormAlert } from '@/components/form-alert';
import { splitFieldErrors } from '@/lib/api/problem';
import type { Me } from '@/lib/api/types';
import { humanize } from '@/lib/format';
import { useUpdateMe } from '../api/update-me';

export function NameForm({ me, onSaved }: { me: Me; onSaved: (me: Me) => void }) {
  const update = useUpdateMe();
  const [alert, setAlert] = useState<string | null>(null);
  const form = useForm({
    initialValues: { displayName: me.displayName },
    validate: {
      displayName: (value) => {
        const name = value.trim();
        if (name === '') return 'Enter your name.';
        return name.length > 100 ? 'Use at most 100 characters.' : null;
      },
    },
  });

  const submit = form.onSubmit(({ displayName }) => {
    setAlert(null);
    update.mutate(
      { displayName: displayName.trim() },
      {
        onSuccess: (saved) => {
          onSaved(saved);
          form.setInitialValues({ displayName: saved.displayName });
          form.setValues({ displayName: saved.displayName });
          notifications.show({ color: 'green', message: 'Your name is saved.' });
        },
        onError: (error) => {
          const { fields, rest } = splitFieldErrors(error, ['displayName']);
          form.setErrors(fields);
          setAlert(rest);
        },
      },
    );
  });

  return (
    <form onSubmit={submit} noValidate aria-label="Your details">
      <Fieldset variant="unstyled" disabled={update.isPending}>
        <Stack>
          <FormAlert message={alert} />
          <TextInput label="Display name" autoComplete="name" {...form.getInputProps('displayName')} />
          <Group grow>
            <TextInput label="E-mail" value={me.email} readOnly variant="filled" />
            <TextInput label="Organization" value={me.organization.name} readOnly variant="filled" />
          </Group>
          <Group justify="space-between">
            <span style={{ fontSize: 13, color: 'var(--mantine-color-dimmed)' }}>
              Role: {humanize(me.role)}
            </span>
            <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
              Save name
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </form>
  );
}
