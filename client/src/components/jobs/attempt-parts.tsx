import { Text } from '@mantine/core';
import { useCurrentPerson } from '@/components/current-person';
import type { Attempt } from '@/lib/api/types';
import { type KeyContext, keyOwnerText } from '@/lib/jobs/key-text';

export interface AttemptsProps {
  attempts: readonly Attempt[];
  createdBy: KeyContext['createdBy'];
  currency: string;
}

/** Tells whose key an attempt used, in words for the person who looks; null where none was needed. */
export function useKeyOwnerText(createdBy: KeyContext['createdBy']) {
  const me = useCurrentPerson();
  return ({ keyOwner }: Attempt) => keyOwnerText(keyOwner, { createdBy, me });
}

export function NoAttempts() {
  return (
    <Text size="sm" c="dimmed">
      No request has been sent to a provider yet.
    </Text>
  );
}
