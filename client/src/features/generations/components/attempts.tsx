import { Stack, Text, ThemeIcon, Timeline } from '@mantine/core';
import { IconCheck, IconLoader2, IconX } from '@tabler/icons-react';
import type { Generation } from '@/lib/api/types';
import { formatMoney, formatSeconds } from '@/lib/format';

type Attempt = Generation['attempts'][number];

const outcomes: Record<NonNullable<Attempt['outcome']>, string> = {
  completed: 'Completed',
  refused: 'Refused by the provider',
  rateLimited: 'Provider busy',
  unavailable: 'Provider not reachable',
  credentialRejected: 'Key rejected',
  invalid: 'Settings not accepted',
  unknown: 'Outcome unknown',
  noOutput: 'No image returned',
  timedOut: 'Timed out',
  cancelled: 'Cancelled',
  abandoned: 'Abandoned',
};

/** Every call that was made for a generation, in order: who was asked, how it ended, what it cost. */
export function Attempts({ attempts, currency }: { attempts: readonly Attempt[]; currency: string }) {
  if (attempts.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No provider has been asked yet.
      </Text>
    );

  return (
    <Timeline bulletSize={24} lineWidth={2} active={attempts.length}>
      {attempts.map((attempt) => (
        <Timeline.Item
          key={attempt.number}
          bullet={<AttemptIcon outcome={attempt.outcome} />}
          title={
            <Text size="sm" fw={600}>
              {attempt.number}. {attempt.outcome ? outcomes[attempt.outcome] : 'Running'}
            </Text>
          }
        >
          <Stack gap={2}>
            <Text size="xs" c="dimmed">
              {attemptFacts(attempt, currency)}
            </Text>
            {attempt.message && <Text size="xs">{attempt.message}</Text>}
            {attempt.providerJobId && (
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                Provider job {attempt.providerJobId}
              </Text>
            )}
          </Stack>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function AttemptIcon({ outcome }: { outcome: Attempt['outcome'] }) {
  const [Icon, color] = !outcome
    ? ([IconLoader2, 'brand'] as const)
    : outcome === 'completed'
      ? ([IconCheck, 'green.8'] as const)
      : ([IconX, 'red'] as const);
  return (
    <ThemeIcon size={24} radius="xl" color={color} aria-hidden="true">
      <Icon size={14} />
    </ThemeIcon>
  );
}

function attemptFacts({ provider, model, startedAt, completedAt, cost }: Attempt, currency: string): string {
  const took = completedAt ? (Date.parse(completedAt) - Date.parse(startedAt)) / 1000 : null;
  return [
    provider,
    model,
    took === null ? null : formatSeconds(took),
    cost === null ? null : formatMoney(cost, currency),
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}
