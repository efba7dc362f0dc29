import { Input, SegmentedControl, Text } from '@mantine/core';
import type { Estimate, Preference } from '@/lib/api/types';
import { useKnownModel } from '@/components/known-models';
import { preferencesOfAutomatic } from '../draft-schema';

const words: Record<Preference, string> = {
  price: 'Price',
  speed: 'Speed',
  quality: 'Quality',
  health: 'Reliability',
};

interface PreferFieldProps {
  value: Preference;
  onChange: (prefer: Preference) => void;
  /** Tells which model it would be now. */
  estimate: Estimate | undefined;
}

/** What counts most where we choose the model or its provider, and whom that leads to. */
export function PreferField({ value, onChange, estimate }: PreferFieldProps) {
  const chosen = useKnownModel(estimate?.model ?? null);
  return (
    <div>
      <Input.Label id="prefer-label" component="div" mb={4}>
        What counts most
      </Input.Label>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-labelledby="prefer-label"
        data={preferencesOfAutomatic.map((option) => ({ value: option, label: words[option] }))}
        value={value}
        onChange={onChange}
      />
      <Text size="xs" c="dimmed" mt={6} role="status">
        {chosen ? `Now that is ${chosen.name} at ${chosen.providerName}.` : 'Chosen when you generate.'}
      </Text>
    </div>
  );
}
