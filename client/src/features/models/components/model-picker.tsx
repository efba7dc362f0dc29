import { Button, Combobox, Group, Input, InputBase, Text, useCombobox, VisuallyHidden } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { HealthLabel } from '@/components/health-label';
import type { Model } from '@/lib/api/types';
import { type ModelChoice, type ModelChoices, modelChoices } from '@/lib/models/model-choice';
import { ModelLine } from './model-line';
import classes from './model-picker.module.css';

interface ModelPickerProps {
  models: readonly Model[];
  value: ModelChoice;
  onChange: (id: string) => void;
  onCompare: () => void;
  error?: string;
}

/** Chooses a model, a family at whichever provider, or leaves the choice to us. */
export function ModelPicker({ models, value, onChange, onCompare, error }: ModelPickerProps) {
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setSearch('');
    },
  });

  return (
    <div>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Input.Label component="div">Model</Input.Label>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconTable size={14} aria-hidden="true" />}
          onClick={onCompare}
        >
          Compare models
        </Button>
      </Group>
      <Combobox
        store={combobox}
        shadow="md"
        radius="lg"
        position="bottom-start"
        middlewares={{ flip: true, shift: true, size: true }}
        onOptionSubmit={(id) => {
          onChange(id);
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target targetType="button">
          <InputBase
            component="button"
            type="button"
            pointer
            multiline
            error={error}
            rightSection={<Combobox.Chevron />}
            rightSectionPointerEvents="none"
            classNames={{ input: classes.target }}
            onClick={() => combobox.toggleDropdown()}
          >
            <VisuallyHidden>Model: </VisuallyHidden>
            <ModelLine choice={value} />
          </InputBase>
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Search
            role="combobox"
            aria-expanded={combobox.dropdownOpened}
            aria-label="Search models"
            placeholder="Search by name, provider or ability"
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              combobox.updateSelectedOptionIndex();
            }}
          />
          <Combobox.Options className={classes.options} aria-label="Models">
            <Options models={models} search={search} chosen={value} />
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  );
}

function Options({
  models,
  search,
  chosen,
}: {
  models: readonly Model[];
  search: string;
  chosen: ModelChoice;
}) {
  const { auto, families, providers } = narrowed(modelChoices(models), search);
  const option = (choice: ModelChoice) => (
    <Combobox.Option
      key={choice.id}
      value={choice.id}
      active={choice.id === chosen.id}
      className={classes.option}
      data-unusable={!choice.model.availability.usable || undefined}
    >
      <ModelLine choice={choice} chosen={choice.id === chosen.id} described />
    </Combobox.Option>
  );

  if (!auto && families.length === 0 && providers.length === 0)
    return <Combobox.Empty>No model matches “{search.trim()}”.</Combobox.Empty>;

  return (
    <>
      {auto && option(auto)}
      {families.length > 0 && (
        <Combobox.Group label="At any provider" classNames={{ groupLabel: classes.group }}>
          {families.map(option)}
        </Combobox.Group>
      )}
      {providers.map(({ id, name, choices }) => (
        <Combobox.Group
          key={id}
          classNames={{ groupLabel: classes.group }}
          label={<ProviderLabel name={name} choices={choices} />}
        >
          {choices.map(option)}
        </Combobox.Group>
      ))}
    </>
  );
}

function ProviderLabel({ name, choices: [first] }: { name: string; choices: readonly ModelChoice[] }) {
  return (
    <Group justify="space-between" wrap="nowrap" flex={1}>
      <Text size="xs" fw={650} component="span">
        {name}
      </Text>
      {first && !first.model.isPreview && <HealthLabel state={first.model.health.state} />}
    </Group>
  );
}

/** What is left of the choices: every word of the search has to be somewhere in what is read of a choice. */
function narrowed(choices: ModelChoices, search: string): ModelChoices {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ id, model }: ModelChoice) => {
    const text = `${id} ${model.name} ${model.providerName} ${model.family ?? ''} ${model.description}`;
    const able = model.capabilities.maxReferences > 0 ? 'reference image to image' : '';
    const masked = model.capabilities.mask ? 'mask edit' : '';
    return words.every((word) => `${text} ${able} ${masked}`.toLowerCase().includes(word));
  };
  return {
    auto: choices.auto && matches(choices.auto) ? choices.auto : null,
    families: choices.families.filter(matches),
    providers: choices.providers
      .map((provider) => ({ ...provider, choices: provider.choices.filter(matches) }))
      .filter((provider) => provider.choices.length > 0),
  };
}
