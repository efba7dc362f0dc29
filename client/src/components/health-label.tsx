import { Text } from '@mantine/core';
import type { HealthState } from '@/lib/api/types';
import classes from './health-label.module.css';

export const healthWords: Record<HealthState, string> = {
  healthy: 'Healthy',
  degraded: 'Unsteady',
  down: 'Down',
  unknown: 'Not asked lately',
};

/** How a provider is doing: a dot and the word for it, never colour alone. */
export function HealthLabel({ state }: { state: HealthState }) {
  return (
    <Text size="xs" component="span" className={classes.label}>
      <span className={classes.dot} data-state={state} aria-hidden="true" />
      {healthWords[state]}
    </Text>
  );
}
