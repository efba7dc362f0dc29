import { Input, SegmentedControl, Text } from '@mantine/core';
import { formatQuality } from '@/lib/format';

interface QualityFieldProps {
  options: readonly string[];
  value: string | null;
  error?: string;
  onChange: (quality: string) => void;
}

export function QualityField({ options, value, error, onChange }: QualityFieldProps) {
  return (
    <div>
      <Input.Label id="quality-label" component="div" mb={4}>
        Quality
      </Input.Label>
      <SegmentedControl
        fullWidth
        aria-labelledby="quality-label"
        data={options.map((option) => ({ value: option, label: formatQuality(option) }))}
        value={value !== null && options.includes(value) ? value : (options[0] ?? '')}
        onChange={onChange}
      />
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" mt={4}>
          {error}
        </Text>
      )}
    </div>
  );
}
