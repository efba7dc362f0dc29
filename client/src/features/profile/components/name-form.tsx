import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { RequestForm, useFormErrors } from '@/components/request-form';
import { nameRule } from '@/lib/account-rules';
import type { Me } from '@/lib/api/types';
import { humanize } from '@/lib/format';
import { useUpdateMe } from '../api/update-me';

export function NameForm({ me, onSaved }: { me: Me; onSaved: (me: Me) => void }) {
  const update = useUpdateMe();
  const form = useForm({
    initialValues: { displayName: me.displayName },
    validate: { displayName: nameRule('your name') },
  });
  const { alert, setAlert, showErrors } = useFormErrors(form, ['displayName']);

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
        onError: showErrors,
      },
    );
  });

  return (
    <RequestForm label="Your details" pending={update.isPending} alert={alert} onSubmit={submit}>
      <TextInput label="Display name" autoComplete="name" {...form.getInputProps('displayName')} />
      <Group grow>
        <TextInput label="E-mail" value={me.email} readOnly variant="filled" />
        <TextInput label="Organization" value={me.organization.name} readOnly variant="filled" />
      </Group>
      <Group justify="space-between">
        <span style={{ fontSize: 13, color: 'var(--mantine-color-dimmed)' }}>Role: {humanize(me.role)}</span>
        <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
          Save name
        </Button>
      </Group>
    </RequestForm>
  );
}
