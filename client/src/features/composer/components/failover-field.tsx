import { Radio, Stack } from '@mantine/core';
import type { Failover } from '@/lib/api/types';

const choices: { value: Failover; label: string; description: string }[] = [
  {
    value: 'samePrice',
    label: 'Switch provider if it costs no more',
    description: 'Uses another provider of the same model if it costs no more.',
  },
  {
    value: 'anyPrice',
    label: 'Switch provider at any price',
    description:
      'Uses another provider of the same model even if it costs more. Spending limits still apply.',
  },
  {
    value: 'none',
    label: 'Do not switch',
    description: 'Waits for this provider, and fails if it stays unavailable.',
  },
];

interface FailoverFieldProps {
  value: Failover;
  onChange: (failover: Failover) => void;
  error?: string;
}

/** What may happen when the provider is down or busy. */
export function FailoverField({ value, onChange, error }: FailoverFieldProps) {
  return (
    <Radio.Group
      label="If the provider is unavailable"
      value={value}
      error={error}
      onChange={(next) => onChange(next)}
    >
      <Stack gap={10} mt={8}>
        {choices.map((choice) => (
          <Radio key={choice.value} {...choice} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
