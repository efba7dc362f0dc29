import { Button, Group, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { Facts } from '@/components/facts';
import { HealthLabel, healthWords } from '@/components/health-label';
import { errorText } from '@/lib/api/problem';
import type { AdminProvider } from '../types';
import { formatAgo, formatDateTime, formatSeconds } from '@/lib/format';
import { useCheckProvider } from '../api/check-provider';

/** How a provider is doing, why, and a look at it now. */
export function ProviderHealth({ provider: { id, name, health, baseAddress } }: { provider: AdminProvider }) {
  const check = useCheckProvider();
  const look = () =>
    check.mutate(id, {
      onSuccess: ({ health: found }) =>
        notifications.show({
          color: found.state === 'healthy' ? 'green' : 'orange',
          title: `${name}: ${healthWords[found.state]}`,
          message: found.reason ?? 'The check found nothing wrong.',
        }),
      onError: (error) =>
        notifications.show({ color: 'red', title: 'Not checked', message: errorText(error) }),
    });

  return (
    <section aria-label={`Health of ${name}`}>
      <Group justify="space-between" mb="sm">
        <Title order={3}>Health</Title>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={15} />}
          loading={check.isPending}
          aria-label={`Check now: ${name}`}
          onClick={look}
        >
          Check now
        </Button>
      </Group>
      <Facts
        facts={[
          { label: 'State', value: <HealthLabel state={health.state} /> },
          {
            label: 'Reason',
            value: health.reason && (
              <Text size="sm" c="var(--mantine-color-orange-light-color)">
                {health.reason}
              </Text>
            ),
          },
          { label: 'Paused until', value: health.pausedUntil && formatDateTime(health.pausedUntil) },
          {
            label: 'Succeeded',
            value: health.successRate === null ? 'No request lately' : percent(health.successRate),
          },
          {
            label: 'Typical time',
            value: health.typicalSeconds === null ? 'Unknown' : formatSeconds(health.typicalSeconds),
          },
          { label: 'Checked', value: health.checkedAt ? formatAgo(health.checkedAt) : 'Never' },
          { label: 'Address', value: baseAddress },
        ]}
      />
    </section>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 1 && share > 0.99 ? 1 : 0)} %`;
}
