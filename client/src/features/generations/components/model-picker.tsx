import {
  Badge,
  Combobox,
  Group,
  Input,
  InputBase,
  Stack,
  Text,
  useCombobox,
  VisuallyHidden,
} from '@mantine/core';
import { IconCheck, IconSparkles } from '@tabler/icons-react';
import type { Model } from '@/lib/api/types';
import { formatDate, formatSeconds } from '@/lib/format';
import { modelPriceText } from '../price-text';
import classes from './model-picker.module.css';

interface ModelPickerProps {
  models: readonly Model[];
  value: Model;
  onChange: (modelId: string) => void;
  error?: string;
}

export function ModelPicker({ models, value, onChange, error }: ModelPickerProps) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });

  return (
    <Input.Wrapper label="Model" error={error} labelElement="div">
      <Combobox
        store={combobox}
        shadow="md"
        radius="lg"
        onOptionSubmit={(modelId) => {
          onChange(modelId);
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target targetType="button">
          <InputBase
            component="button"
            type="button"
            pointer
            multiline
            rightSection={<Combobox.Chevron />}
            rightSectionPointerEvents="none"
            classNames={{ input: classes.target }}
            onClick={() => combobox.toggleDropdown()}
          >
            <VisuallyHidden>Model: </VisuallyHidden>
            <ModelLine model={value} />
          </InputBase>
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options mah={360} style={{ overflowY: 'auto' }} aria-label="Models">
            {models.map((model) => (
              <Combobox.Option
                key={model.id}
                value={model.id}
                active={model.id === value.id}
                className={classes.option}
              >
                <ModelLine model={model} chosen={model.id === value.id} described />
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </Input.Wrapper>
  );
}

function ModelLine({
  model,
  chosen = false,
  described = false,
}: {
  model: Model;
  chosen?: boolean;
  described?: boolean;
}) {
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <span className={classes.icon} aria-hidden="true">
        <IconSparkles size={18} stroke={1.7} />
      </span>
      <Stack gap={2} miw={0} flex={1}>
        <Group gap={6}>
          <Text size="sm" fw={600} component="span">
            {model.name}
          </Text>
          {model.isPreview && (
            <Badge color="violet" size="xs">
              Preview
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed" component="span">
          {facts(model)}
        </Text>
        {described && (
          <Text size="xs" c="dimmed" component="span" lineClamp={2}>
            {model.description}
          </Text>
        )}
        {model.retiresOn && (
          <Text size="xs" c="var(--mantine-color-orange-light-color)" component="span">
            Retires on {formatDate(model.retiresOn)}
          </Text>
        )}
      </Stack>
      {chosen && <IconCheck size={16} aria-hidden="true" />}
    </Group>
  );
}

function facts(model: Model): string {
  return [model.providerName, modelPriceText(model), typicalTime(model)].filter(Boolean).join(' · ');
}

function typicalTime({ typicalSeconds }: Model): string | null {
  if (typicalSeconds === null) return null;
  return typicalSeconds < 1 ? 'under 1 s' : `about ${formatSeconds(typicalSeconds)}`;
}
