import { Badge, Text } from '@mantine/core';
import { useCurrentPerson } from '@/components/current-person';
import type { Attempt } from '@/lib/api/types';
import { attemptCost, attemptDuration, attemptTitle } from '@/lib/jobs/attempt-text';
import { type KeyContext, keyOwnerText } from '@/lib/jobs/key-text';
import classes from './attempts-table.module.css';

const columns = ['Attempt', 'Provider and model', 'Key', 'Took', 'Outcome', 'Cost'];

interface AttemptsTableProps {
  attempts: readonly Attempt[];
  createdBy: KeyContext['createdBy'];
  currency: string;
}

/** Every call to a provider, one row each. Where there is little room a row becomes a block. */
export function AttemptsTable({ attempts, createdBy, currency }: AttemptsTableProps) {
  const me = useCurrentPerson();
  if (attempts.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No provider has been asked yet.
      </Text>
    );

  return (
    <div className={classes.container}>
      <div role="table" aria-label="Attempts" className={classes.table}>
        <div role="rowgroup" className={classes.head}>
          <div role="row" className={classes.row}>
            {columns.map((column) => (
              <span key={column} role="columnheader">
                {column}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup">
          {attempts.map((attempt) => (
            <AttemptRow
              key={attempt.number}
              attempt={attempt}
              paidWith={keyOwnerText(attempt.keyOwner, { createdBy, me })}
              currency={currency}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface AttemptRowProps {
  attempt: Attempt;
  /** Whose key; null where none was needed. */
  paidWith: string | null;
  currency: string;
}

function AttemptRow({ attempt, paidWith, currency }: AttemptRowProps) {
  const { number, providerName, modelName, outcome, message, providerJobId } = attempt;
  const color = !outcome
    ? 'brand'
    : outcome === 'completed'
      ? 'green'
      : outcome === 'unknown'
        ? 'orange'
        : 'red';
  return (
    <div role="row" className={classes.row}>
      <span role="rowheader" className={classes.number}>
        {number}
      </span>
      <div role="cell" className={classes.provider}>
        <Text size="sm" fw={600}>
          {providerName}
        </Text>
        <Text size="xs" c="dimmed">
          {modelName}
        </Text>
      </div>
      <Cell label="Key">{paidWith ?? 'None needed'}</Cell>
      <Cell label="Took">{attemptDuration(attempt) ?? '…'}</Cell>
      <div role="cell" className={classes.outcome}>
        <Badge color={color} size="sm">
          {attemptTitle(attempt)}
        </Badge>
        {message && (
          <Text size="xs" mt={4}>
            {message}
          </Text>
        )}
        {providerJobId && (
          <Text size="xs" c="dimmed" mt={2}>
            Provider job {providerJobId}
          </Text>
        )}
      </div>
      <Cell label="Cost">{attemptCost(attempt, currency) ?? '…'}</Cell>
    </div>
  );
}

function Cell({ label, children }: { label: string; children: string }) {
  return (
    <div role="cell">
      <span className={classes.label} aria-hidden="true">
        {label}{' '}
      </span>
      {children}
    </div>
  );
}
