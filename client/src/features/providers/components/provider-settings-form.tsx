import { Button, Fieldset, Group, NumberInput, Stack, Switch, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { FormAlert } from '@/components/form-alert';
import { splitFieldErrors } from '@/lib/api/problem';
import type { AdminProvider } from '../types';
import { useUpdateProviders } from '../api/update-provider';

/** How much is sent to a provider at once, and in a minute. */
export function ProviderSettingsForm({ provider }: { provider: AdminProvider }) {
  const { id, name, concurrency, requestsPerMinute, resendAfterServerError, errorsAreFreeSource, defaults } =
    provider;
  const update = useUpdateProviders();
  const [alert, setAlert] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      concurrency: concurrency as number | string,
      requestsPerMinute: (requestsPerMinute ?? '') as number | string,
      resendAfterServerError,
    },
    validate: {
      concurrency: (value) => (isCount(value, 1000) ? null : 'Enter 1 to 1,000.'),
      requestsPerMinute: (value) =>
        value === '' || isCount(value, 100_000) ? null : 'Enter 1 to 100,000, or nothing for no limit.',
    },
  });

  const submit = form.onSubmit((values) => {
    setAlert(null);
    const body = {
      concurrency: Number(values.concurrency),
      // 0 lifts the limit.
      requestsPerMinute: Number(values.requestsPerMinute),
      resendAfterServerError: values.resendAfterServerError,
    };
    update.mutate([{ id, body }], {
      onSuccess: () => {
        form.resetDirty(values);
        notifications.show({ color: 'green', message: `The settings of ${name} are saved.` });
      },
      onError: (error) => {
        const { fields, rest } = splitFieldErrors(error, [
          'concurrency',
          'requestsPerMinute',
          'resendAfterServerError',
        ]);
        form.setErrors(fields);
        setAlert(rest);
      },
    });
  });

  return (
    <form onSubmit={submit} noValidate aria-label={`Settings of ${name}`}>
      <Title order={3} mb="sm">
        Limits and errors
      </Title>
      <Fieldset variant="unstyled" disabled={update.isPending}>
        <Stack gap="sm">
          <FormAlert message={alert} />
          <NumberInput
            label="At the same time"
            description={`Jobs at ${name}, over all workers. Usually ${defaults.concurrency}.`}
            min={1}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="none"
            {...form.getInputProps('concurrency')}
          />
          <NumberInput
            label="In a minute"
            description={`Attempts that may begin. Usually ${defaults.requestsPerMinute ?? 'no limit'}.`}
            placeholder="No limit"
            min={1}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="none"
            {...form.getInputProps('requestsPerMinute')}
          />
          <Switch
            label="Send again after a server error"
            description={
              errorsAreFreeSource
                ? `Server errors cost nothing at ${name}, so they are always sent again. ${errorsAreFreeSource}`
                : `${name} may have charged for the first request, and does not say. Switched off, such a job waits for a person. Usually ${defaults.resendAfterServerError ? 'on' : 'off'}.`
            }
            disabled={errorsAreFreeSource !== null}
            {...form.getInputProps('resendAfterServerError', { type: 'checkbox' })}
          />
          <Group justify="space-between">
            <Text size="xs" c="dimmed" flex={1}>
              What the provider itself says about its limits counts as well.
            </Text>
            <Button type="submit" size="xs" loading={update.isPending} disabled={!form.isDirty()}>
              Save
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </form>
  );
}

function isCount(value: number | string, most: number): boolean {
  const count = Number(value);
  return value !== '' && Number.isInteger(count) && count >= 1 && count <= most;
}
