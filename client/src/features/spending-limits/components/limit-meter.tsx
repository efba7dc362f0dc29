import { Progress, Text } from '@mantine/core';
import type { SpendingLimit } from '../types';
import { formatDateTime, formatMoney, plural } from '@/lib/format';
import { limitName, shares } from '../limit-text';
import classes from './limit-list.module.css';

/** How much of a limit is spent, held and left: as a bar and in words. */
export function LimitMeter({ limit }: { limit: SpendingLimit }) {
  const { amount, spent, held, remaining, periodEnd, unknownAmounts } = limit;
  const share = shares(limit);
  const used = share.spent + share.held;
  const color = used >= 100 ? 'red' : used >= 80 ? 'orange' : 'brand';
  const unknown = unknownAmounts === 0 ? '' : `, ${plural(unknownAmounts, 'unknown amount')} in it`;
  const words = `${formatMoney(spent)} spent${unknown}, ${formatMoney(held)} held, ${formatMoney(Math.max(0, remaining))} left of ${formatMoney(amount)}`;

  return (
    <div>
      <Progress.Root size="lg" radius="xl" role="img" aria-label={`${limitName(limit)}: ${words}`}>
        <Progress.Section value={share.spent} color={color} withAria={false} />
        <Progress.Section value={share.held} color={color} striped withAria={false} opacity={0.45} />
      </Progress.Root>
      <div className={classes.amounts}>
        <Amount label="Spent" value={`${formatMoney(spent)}${unknown}`} />
        <Amount label="Held" value={formatMoney(held)} />
        <Amount label="Left" value={formatMoney(Math.max(0, remaining))} strong />
        <Text size="xs" c="dimmed" ml="auto">
          Starts again {formatDateTime(periodEnd)}
        </Text>
      </div>
    </div>
  );
}

function Amount({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  return (
    <Text size="xs" c={strong ? undefined : 'dimmed'} fw={strong ? 650 : 400} component="span">
      {label} {value}
    </Text>
  );
}
