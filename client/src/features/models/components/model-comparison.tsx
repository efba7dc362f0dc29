import { Modal, Switch, Text, TextInput, Group } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Model } from '@/lib/api/types';
import { type Column, compareBy } from '../model-columns';
import { ModelComparisonTable } from './model-comparison-table';

interface ModelComparisonProps {
  opened: boolean;
  onClose: () => void;
  models: readonly Model[];
  /** Id of the model that is chosen now. */
  chosen: string;
  onChoose: (modelId: string) => void;
}

/** All models side by side, sortable by what matters. */
export function ModelComparison({ opened, onClose, models, chosen, onChoose }: ModelComparisonProps) {
  const [search, setSearch] = useState('');
  const [onlyUsable, setOnlyUsable] = useState(false);
  const [sort, setSort] = useState<{ column: Column; descending: boolean }>({
    column: 'price',
    descending: false,
  });

  const wanted = search.trim().toLowerCase();
  const shown = models
    .filter(({ availability }) => availability.usable || !onlyUsable)
    .filter(({ name, providerName }) => `${name} ${providerName}`.toLowerCase().includes(wanted))
    .sort(compareBy(sort.column, sort.descending));

  return (
    <Modal opened={opened} onClose={onClose} title="Compare models" size={1320}>
      <Group gap="md" mb="md">
        <TextInput
          flex="1 1 220px"
          type="search"
          aria-label="Search the comparison"
          placeholder="Model or provider"
          leftSection={<IconSearch size={16} />}
          data-autofocus
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Switch
          label="Only models I can use"
          checked={onlyUsable}
          onChange={(event) => setOnlyUsable(event.currentTarget.checked)}
        />
      </Group>
      {shown.length === 0 ? (
        <Text c="dimmed" ta="center" py="xl" role="status">
          No model matches. Clear the search or show all models.
        </Text>
      ) : (
        <ModelComparisonTable
          models={shown}
          chosen={chosen}
          sort={sort}
          onSort={(column) => setSort({ column, descending: sort.column === column && !sort.descending })}
          onChoose={(modelId) => {
            onChoose(modelId);
            onClose();
          }}
        />
      )}
      <Text size="xs" c="dimmed" mt="md">
        Prices are for one image with the model’s default settings. The Generate button shows the price with
        your settings.
      </Text>
    </Modal>
  );
}
