import { ActionIcon, Group, NumberInput, Tooltip } from '@mantine/core';
import { IconDice5, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { maxSeed } from '../draft-schema';
import { randomSeed } from '../draft';

interface SeedFieldProps {
  /** Null: random every time. */
  value: number | null;
  onChange: (seed: number | null) => void;
  error?: string;
}

export function SeedField({ value, onChange, error }: SeedFieldProps) {
  const [last, setLast] = useState<number | null>(null);
  const locked = value !== null;
  const release = () => {
    setLast(value);
    onChange(null);
  };

  return (
    <Group gap={6} align="flex-end" wrap="nowrap">
      <NumberInput
        flex={1}
        miw={0}
        label="Seed"
        placeholder="Random"
        value={value ?? ''}
        min={0}
        max={maxSeed}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        hideControls
        error={error}
        onChange={(seed) => onChange(seed === '' ? null : Number(seed))}
      />
      <Tooltip label="Roll a new seed and keep it">
        <ActionIcon
          variant="default"
          size={36}
          aria-label="Roll a new seed and keep it"
          onClick={() => onChange(randomSeed())}
        >
          <IconDice5 size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={locked ? 'Locked: every image uses this seed' : 'Random: a new seed every time'}>
        <ActionIcon
          variant={locked ? 'light' : 'default'}
          color={locked ? 'brand' : 'gray'}
          size={36}
          aria-label="Lock the seed"
          aria-pressed={locked}
          onClick={() => (locked ? release() : onChange(last ?? randomSeed()))}
        >
          {locked ? <IconLock size={18} /> : <IconLockOpen size={18} />}
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
