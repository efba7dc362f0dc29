import { Badge, Text } from '@mantine/core';
import type { Attempt } from '@/lib/api/types';
import { attemptCost, attemptDuration, attemptTitle } from '@/lib/jobs/attempt-text';
import { type AttemptsProps, NoAttempts, useKeyOwnerText } from './attempt-parts';
import classes from './attempts-table.module.css';

const columns = ['Attempt', 'Provider and model', 'Key', 'Took', 'Outcome', 'Cost'];

/** Every call to a provider, one row each. Where there is little room a row becomes a block. */
export function AttemptsTable({ attempts, createdBy, currency }: AttemptsProps) {
  const ownerOf = useKeyOwnerText(createdBy);
  if (attempts.length === 0) return <NoAttempts />;

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
              paidWith={ownerOf(attempt)}
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
