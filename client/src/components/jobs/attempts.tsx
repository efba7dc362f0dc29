import { Stack, Text, ThemeIcon, Timeline } from '@mantine/core';
import { IconCheck, IconLoader2, IconX } from '@tabler/icons-react';
import type { Attempt } from '@/lib/api/types';
import { attemptCost, attemptDuration, attemptTitle } from '@/lib/jobs/attempt-text';
import { type AttemptsProps, NoAttempts, useKeyOwnerText } from './attempt-parts';

/** Every call that was made for a generation, in order: who was asked, how it ended, what it cost. */
export function Attempts({ attempts, createdBy, currency }: AttemptsProps) {
  const ownerOf = useKeyOwnerText(createdBy);
  if (attempts.length === 0) return <NoAttempts />;

  return (
    <Timeline bulletSize={24} lineWidth={2} active={attempts.length}>
      {attempts.map((attempt) => (
        <Timeline.Item
          key={attempt.number}
          bullet={<AttemptIcon outcome={attempt.outcome} />}
          title={
            <Text size="sm" fw={600}>
              {attempt.number}. {attemptTitle(attempt)}
            </Text>
          }
        >
          <Stack gap={2}>
            <Text size="xs" c="dimmed">
              {attemptFacts(attempt, ownerOf(attempt), currency)}
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

function attemptFacts(attempt: Attempt, paidWith: string | null, currency: string): string {
  return [
    attempt.providerName,
    attempt.modelName,
    paidWith,
    attemptDuration(attempt),
    attemptCost(attempt, currency),
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}
