import { Select, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { useForm } from '@mantine/form';
import dayjs from 'dayjs';
import { useState } from 'react';
import { calendar } from '@/components/calendar';
import { FormActions, RequestForm, useFormErrors } from '@/components/request-form';
import { ApiError } from '@/lib/api/problem';
import type { CreatedApiKey } from '@/lib/api/types';
import { randomId } from '@/lib/random-id';
import { dayEnd } from '@/lib/search-params';
import { type NewApiKey, useCreateApiKey } from '../api/create-api-key';

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
  const [unanswered, setUnanswered] = useState<{ values: string; request: NewApiKey } | null>(null);
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
  const { alert, setAlert, showErrors } = useFormErrors(form, ['name', 'expiresAt']);

  const submit = form.onSubmit((given) => {
    setAlert(null);
    // The same form, sent again after its answer was lost, is the same request under the same key.
    const values = JSON.stringify(given);
    const body = { name: given.name.trim(), expiresAt: expiry(given.lifetime, given.expiresAt) };
    const request = unanswered?.values === values ? unanswered.request : { idempotencyKey: randomId(), body };
    create.mutate(request, {
      onSuccess: onCreated,
      onError: (error) => {
        showErrors(error);
        setUnanswered(isLost(error) ? { values, request } : null);
        const text = alertText(error);
        if (text) setAlert(text);
      },
    });
  });

  return (
    <RequestForm label="New API key" pending={create.isPending} alert={alert} onSubmit={submit}>
      <TextInput label="Name" placeholder="Product pipeline" data-autofocus {...form.getInputProps('name')} />
      <Select label="Expires" data={lifetimes} allowDeselect={false} {...form.getInputProps('lifetime')} />
      {form.values.lifetime === 'date' && (
        <DatePickerInput
          {...calendar}
          label="Last day"
          placeholder="Choose a day"
          minDate={dayjs().add(1, 'day').format('YYYY-MM-DD')}
          {...form.getInputProps('expiresAt')}
        />
      )}
      <FormActions submit="Create key" pending={create.isPending} onCancel={onCancel} />
    </RequestForm>
  );
}

function isLost(error: unknown): boolean {
  return error instanceof ApiError && (error.outcomeUnknown || error.status >= 500);
}

function alertText(error: unknown): string | null {
  if (isLost(error)) return lostAnswer;
  return error instanceof ApiError && error.code === 'idempotency.replayed' ? lostKey : null;
}

const lostAnswer =
  'No answer came back, so the key may or may not exist. Try again: a second key is not made. If it does exist, this page says so.';

const lostKey =
  'The key was created, but the answer that showed it was lost, and it cannot be shown again. Revoke it in the list and create a new one.';

function expiry(lifetime: string, lastDay: string | null): string | null {
  if (lifetime === 'never') return null;
  return lifetime === 'date'
    ? (dayEnd(lastDay ?? undefined) ?? null)
    : dayjs().add(Number(lifetime), 'day').toISOString();
}
