import { Button, Group, Text } from '@mantine/core';
import { useId } from '@mantine/hooks';
import classes from './strength-field.module.css';

interface StrengthFieldProps {
  /** 0 to 1; null leaves it to the model. */
  value: number | null;
  onChange: (strength: number | null) => void;
  error?: string;
}

const start = 0.6;

/** How far the result may leave the first reference image. A range input: arrows, Home and End work as everywhere. */
export function StrengthField({ value, onChange, error }: StrengthFieldProps) {
  const id = useId();
  const shown = value ?? start;
  const percent = `${Math.round(shown * 100)} %`;
  return (
    <div style={{ marginTop: 'var(--mantine-spacing-md)' }}>
      <Group justify="space-between" mb={2} wrap="nowrap" mih={26}>
        <Text size="sm" fw={500} component="label" htmlFor={id}>
          Strength
        </Text>
        {value === null ? (
          <Text size="xs" c="dimmed">
            Model default
          </Text>
        ) : (
          <Group gap={8}>
            <Text size="sm" fw={600}>
              {percent}
            </Text>
            <Button size="compact-xs" variant="subtle" onClick={() => onChange(null)}>
              Reset
            </Button>
          </Group>
        )}
      </Group>
      <input
        id={id}
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={shown}
        className={classes.range}
        style={{ width: '100%' }}
        aria-valuetext={value === null ? 'Model default' : percent}
        aria-describedby={`${id}-ends`}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
      <Text size="xs" c="dimmed" id={`${id}-ends`} className={classes.ends} component="div">
        <span>Close to the reference</span>
        <span>Close to the prompt</span>
      </Text>
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" mt={4} role="alert">
          {error}
        </Text>
      )}
    </div>
  );
}
