import { Progress, Text } from '@mantine/core';
import type { Estimate } from '@/lib/api/types';
import { formatMoney } from '@/lib/format';
import classes from './generate-form.module.css';

type Budget = Estimate['budget'][number];

const whose = { organization: 'organization', user: 'yours', apiKey: 'API key' } as const;
const when = { day: 'today', month: 'this month' } as const;

/** What is left to spend, of the limit that is nearest to its end. Nothing where there is no limit. */
export function BudgetLine({ budget }: { budget: readonly Budget[] }) {
  const [tightest] = [...budget].sort((one, other) => one.remaining - other.remaining);
  if (!tightest) return null;

  const { remaining, limit, period, scope } = tightest;
  const left = Math.max(0, remaining);
  const share = limit === 0 ? 0 : (left / limit) * 100;
  return (
    <div className={classes.budget}>
      <Text size="xs" c="dimmed">
        <Text span fw={650} size="xs" c={share < 10 ? 'var(--mantine-color-error)' : undefined}>
          {formatMoney(left)}
        </Text>{' '}
        of {formatMoney(limit)} left {when[period]} ({whose[scope]})
      </Text>
      <Progress
        size={4}
        value={share}
        color={share < 10 ? 'red' : share < 25 ? 'orange' : 'green'}
        aria-label={`Budget left ${when[period]}`}
      />
    </div>
  );
}
