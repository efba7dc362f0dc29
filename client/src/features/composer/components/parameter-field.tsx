import { Chip, Group, Input, NumberInput, Select, Slider, Switch, Textarea, TextInput } from '@mantine/core';
import { useId } from '@mantine/hooks';
import type { ModelParameter } from '@/lib/api/types';

interface ParameterFieldProps {
  parameter: ModelParameter;
  /** Undefined: the model's default. */
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string;
}

/** One field of a model's parameter schema, by its kind. */
export function ParameterField(props: ParameterFieldProps) {
  switch (props.parameter.kind) {
    case 'choice':
      return <ChoiceField {...props} />;
    case 'integer':
    case 'number':
      return <NumberField {...props} />;
    case 'boolean':
      return <BooleanField {...props} />;
    default:
      return <TextField {...props} />;
  }
}

function ChoiceField({ parameter, value, onChange, error }: ParameterFieldProps) {
  const labelId = useId();
  const options = parameter.options;
  const known = options.some((option) => option.value === value);
  const shown = known ? String(value) : typeof parameter.default === 'string' ? parameter.default : null;

  if (options.length > 8)
    return (
      <Select
        label={parameter.label}
        description={parameter.description}
        placeholder="Default"
        data={options}
        value={shown}
        clearable
        searchable
        error={error}
        onChange={(next) => onChange(next ?? undefined)}
      />
    );

  return (
    <Input.Wrapper description={parameter.description} error={error}>
      <Input.Label id={labelId} component="div">
        {parameter.label}
      </Input.Label>
      <Chip.Group value={shown ?? ''} onChange={(next) => onChange(next)}>
        <Group gap={8} mt={8} role="radiogroup" aria-labelledby={labelId}>
          {options.map((option) => (
            <Chip key={option.value} value={option.value} size="sm" radius="md">
              {option.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}

function NumberField({ parameter, value, onChange, error }: ParameterFieldProps) {
  const { minimum, maximum } = parameter;
  const step = parameter.step ?? (parameter.kind === 'integer' ? 1 : 0.1);
  const shown = typeof value === 'number' ? value : numberOrNull(parameter.default);
  const bounded = typeof minimum === 'number' && typeof maximum === 'number';

  return (
    <Input.Wrapper
      label={parameter.label}
      description={parameter.description}
      error={error}
      labelElement="div"
    >
      <Group gap="md" mt={6} wrap="nowrap">
        {bounded && (
          <Slider
            flex={1}
            min={minimum}
            max={maximum}
            step={step}
            value={shown ?? minimum}
            label={null}
            thumbLabel={parameter.label}
            onChange={onChange}
          />
        )}
        <NumberInput
          w={bounded ? 92 : '100%'}
          aria-label={bounded ? `${parameter.label}, exact value` : parameter.label}
          placeholder="Default"
          min={minimum ?? undefined}
          max={maximum ?? undefined}
          step={step}
          allowDecimal={parameter.kind === 'number'}
          value={shown ?? ''}
          onChange={(next) => onChange(next === '' ? undefined : Number(next))}
        />
      </Group>
    </Input.Wrapper>
  );
}

function BooleanField({ parameter, value, onChange, error }: ParameterFieldProps) {
  return (
    <Switch
      label={parameter.label}
      description={parameter.description}
      checked={typeof value === 'boolean' ? value : parameter.default === true}
      error={error}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

function TextField({ parameter, value, onChange, error }: ParameterFieldProps) {
  const shared = {
    label: parameter.label,
    description: parameter.description,
    value: typeof value === 'string' ? value : '',
    placeholder: typeof parameter.default === 'string' ? parameter.default : undefined,
    error,
  };
  const long = (parameter.maxLength ?? 0) > 120;
  return long ? (
    <Textarea
      {...shared}
      autosize
      minRows={2}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  ) : (
    <TextInput {...shared} onChange={(event) => onChange(event.currentTarget.value || undefined)} />
  );
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
