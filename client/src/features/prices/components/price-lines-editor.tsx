import {
  ActionIcon,
  Button,
  Group,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { unitLabels, units } from '../component-text';
import { emptyLine, lineProblem, type PriceLine } from '../price-lines';
import classes from './price-lines-editor.module.css';

interface PriceLinesEditorProps {
  label: string;
  description: string;
  lines: readonly PriceLine[];
  onChange: (lines: PriceLine[]) => void;
  /** Problems are shown once somebody tried to save. */
  checked: boolean;
  error?: string;
}

/** The lines of a price: how much for which unit, under which settings. */
export function PriceLinesEditor({
  label,
  description,
  lines,
  onChange,
  checked,
  error,
}: PriceLinesEditorProps) {
  const change = (key: string, part: Partial<PriceLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));

  return (
    <div role="group" aria-label={label}>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <Text size="xs" c="dimmed" mb={8}>
        {description}
      </Text>
      <Stack gap="sm">
        {lines.map((line, place) => (
          <LineFields
            key={line.key}
            line={line}
            place={place}
            problem={checked ? lineProblem(line) : null}
            onChange={(part) => change(line.key, part)}
            onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
          />
        ))}
      </Stack>
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" mt={6} role="alert">
          {error}
        </Text>
      )}
      <Button
        mt="sm"
        size="compact-sm"
        variant="light"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...lines, emptyLine()])}
      >
        Add a line
      </Button>
    </div>
  );
}

interface LineFieldsProps {
  line: PriceLine;
  place: number;
  problem: string | null;
  onChange: (part: Partial<PriceLine>) => void;
  onRemove: () => void;
}

function LineFields({ line, place, problem, onChange, onRemove }: LineFieldsProps) {
  const which = `line ${place + 1}`;
  return (
    <div className={classes.line} role="group" aria-label={`Line ${place + 1}`}>
      <Group gap={8} align="flex-start" wrap="nowrap">
        <NumberInput
          w={120}
          aria-label={`Amount, ${which}`}
          prefix="$"
          placeholder="$0.04"
          decimalScale={10}
          allowNegative={false}
          hideControls
          value={line.amount}
          onChange={(amount) => onChange({ amount })}
        />
        <Select
          flex={1}
          aria-label={`Unit, ${which}`}
          data={units.map((unit) => ({ value: unit, label: unitLabels[unit] }))}
          allowDeselect={false}
          value={line.unit}
          onChange={(unit) => unit && onChange({ unit: unit })}
        />
        <Tooltip label={`Remove ${which}`}>
          <ActionIcon size={36} color="red" aria-label={`Remove ${which}`} onClick={onRemove}>
            <IconTrash size={17} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Group gap={8} mt={8} wrap="nowrap">
        <TextInput
          flex={1}
          size="xs"
          aria-label={`Conditions, ${which}`}
          placeholder="Always, or quality=hd, size=1024x1024"
          value={line.when}
          onChange={(event) => onChange({ when: event.currentTarget.value })}
        />
        <NumberInput
          w={124}
          size="xs"
          aria-label={`Free units, ${which}`}
          placeholder="0 free"
          suffix=" free"
          allowNegative={false}
          hideControls
          value={line.included}
          onChange={(included) => onChange({ included })}
        />
      </Group>
      {problem && (
        <Text size="xs" c="var(--mantine-color-error)" mt={6} role="alert">
          {problem}
        </Text>
      )}
    </div>
  );
}
