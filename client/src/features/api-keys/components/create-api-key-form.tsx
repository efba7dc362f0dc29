import { Button, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { useForm } from '@mantine/form';
import dayjs from 'dayjs';
import { useState } from 'react';
import { calendar } from '@/components/calendar';
import { FormAlert } from '@/components/form-alert';
import { ApiError, splitFieldErrors } from '@/lib/api/problem';
import type { CreatedApiKey } from '@/lib/api/types';
import { dayEnd } from '@/lib/search-params';
import { useCreateApiKey } from '../api/create-api-key';

const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
  { value: 'date', label: 'Until a date…' },
  { value: 'never', label: 'Never expires' },
];

interface CreateApiKeyFormProps {
  onCreated: (key: CreatedApiKey) => void;
  onCancel: () => void;
}

export function CreateApiKeyForm({ onCreated, onCancel }: CreateApiKeyFormProps) {
  const create = useCreateApiKey();
  const [alert, setAlert] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: '', lifetime: '90', expiresAt: null as string | null },
    validate: {
      name: (value) => {
        const name = value.trim();
        if (name === '') return 'Give the key a name, for example where it will be used.';
        return name.length > 100 ? 'Use at most 100 characters.' : null;
      },
      expiresAt: (value, { lifetime }) => (lifetime === 'date' && !value ? 'Choose the last day.' : null),
    },
  });

  const submit = form.onSubmit(({ name, lifetime, expiresAt }) => {
    setAlert(null);
    create.mutate(
      { name: name.trim(), expiresAt: expiry(lifetime, expiresAt) },
      {
        onSuccess: onCreated,
        onError: (error) => {
          const { fields, rest } = splitFieldErrors(error, ['name', 'expiresAt']);
          form.setErrors(fields);
          setAlert(error instanceof ApiError && error.outcomeUnknown ? lostAnswer : rest);
        },
      },
    );
  });

  return (
    <form onSubmit={submit} noValidate aria-label="New API key">
      <Fieldset variant="unstyled" disabled={create.isPending}>
        <Stack>
          <FormAlert message={alert} />
          <TextInput
            label="Name"
            placeholder="Product pipeline"
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Select
            label="Expires"
            data={lifetimes}
            allowDeselect={false}
            {...form.getInputProps('lifetime')}
          />
          {form.values.lifetime === 'date' && (
            <DatePickerInput
              {...calendar}
              label="Last day"
              placeholder="Choose a day"
              minDate={dayjs().add(1, 'day').format('YYYY-MM-DD')}
              {...form.getInputProps('expiresAt')}
            />
          )}
          <Group justify="flex-end" mt="xs">
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Create key
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </form>
  );
}

const lostAnswer =
  'No answer came back, so the key may or may not exist. Look at the list: if it is there, revoke it and make a new one.';

function expiry(lifetime: string, lastDay: string | null): string | null {
  if (lifetime === 'never') return null;
  return lifetime === 'date'
    ? (dayEnd(lastDay ?? undefined) ?? null)
    : dayjs().add(Number(lifetime), 'day').toISOString();
}
