import { Button, Text } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import type { Estimate } from '@/lib/api/types';
import { BudgetLine } from './budget-line';
import classes from './generate-form.module.css';

interface GenerateButtonProps {
  count: number;
  /** "Free preview", "≈ $0.16", "price unknown". */
  price: string;
  sending: boolean;
  /** Why it cannot be sent; empty when it can. */
  reasons: readonly string[];
  /** What the person's spending limits leave. */
  budget: Estimate['budget'];
}

/** Says what the click makes and costs; when it is blocked, why. */
export function GenerateButton({ count, price, sending, reasons, budget }: GenerateButtonProps) {
  const blocked = reasons.length > 0;
  return (
    <div className={classes.action}>
      <Button
        type="submit"
        size="lg"
        fullWidth
        className={classes.generate}
        leftSection={<IconSparkles size={20} stroke={1.8} />}
        data-disabled={blocked || undefined}
        aria-disabled={blocked || sending}
        aria-describedby={blocked ? 'generate-reasons' : undefined}
        loading={sending}
        // The second click of a double click, however slow the system's double click is set.
        onClick={(event) => {
          if (event.detail > 1) event.preventDefault();
        }}
      >
        Generate {count} · {price}
      </Button>
      {blocked && (
        <Text id="generate-reasons" size="xs" c="dimmed" ta="center" mt={8} component="div">
          {reasons.map((reason) => (
            <div key={reason}>{reason}</div>
          ))}
        </Text>
      )}
      <BudgetLine budget={budget} />
    </div>
  );
}
