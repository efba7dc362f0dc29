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

/** What matters most where we choose the model or its provider, and which one that leads to. */
export function PreferField({ value, onChange, estimate }: PreferFieldProps) {
  const chosen = useKnownModel(estimate?.model ?? null);
  return (
    <div>
      <Input.Label id="prefer-label" component="div" mb={4}>
        Priority
      </Input.Label>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-labelledby="prefer-label"
        data={preferencesOfAutomatic.map((option) => ({ value: option, label: words[option] }))}
        value={value}
        onChange={onChange}
      />
      {value === 'quality' && (
        <Text size="xs" mt={6}>
          Quality selects the most expensive model that supports your settings.
        </Text>
      )}
      <Text size="xs" c="dimmed" mt={6} role="status">
        {chosen ? `Currently ${chosen.name} at ${chosen.providerName}.` : 'Chosen when you generate.'}
      </Text>
    </div>
  );
}
