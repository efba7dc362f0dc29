import { Input, SegmentedControl } from '@mantine/core';

interface CountFieldProps {
  max: number;
  value: number;
  onChange: (count: number) => void;
}

export function CountField({ max, value, onChange }: CountFieldProps) {
  return (
    <div>
      <Input.Label id="count-label" component="div" mb={4}>
        Images
      </Input.Label>
      <SegmentedControl
        fullWidth
        aria-labelledby="count-label"
        data={Array.from({ length: max }, (_, index) => String(index + 1))}
        value={String(value)}
        onChange={(count) => onChange(Number(count))}
      />
    </div>
  );
}
