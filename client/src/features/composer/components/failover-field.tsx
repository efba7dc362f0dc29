import { Radio, Stack } from '@mantine/core';
import type { Failover } from '@/lib/api/types';

const choices: { value: Failover; label: string; description: string }[] = [
  {
    value: 'samePrice',
    label: 'Switch, at this price or less',
    description: 'Another provider of the same model steps in when it costs no more.',
  },
  {
    value: 'anyPrice',
    label: 'Switch, whatever it costs',
    description:
      'Another provider of the same model steps in, even when it is dearer. Your budget still counts.',
  },
  {
    value: 'none',
    label: 'Do not switch',
    description: 'It waits for this provider, and fails when that one cannot.',
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
      label="If the provider cannot do it"
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
