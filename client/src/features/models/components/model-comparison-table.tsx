import { Badge, Button, Table, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconCheck, IconMinus } from '@tabler/icons-react';
import { HealthLabel } from '@/components/health-label';
import type { Model } from '@/lib/api/types';
import { type Column, columns, sizesText } from '../model-columns';
import { typicalTimeText, unavailableLabel } from '@/lib/models/model-text';
import { modelPriceText } from '@/lib/models/price-text';
import { formatQuality } from '@/lib/format';
import classes from './model-comparison.module.css';

interface ModelComparisonTableProps {
  models: readonly Model[];
  chosen: string;
  sort: { column: Column; descending: boolean };
  onSort: (column: Column) => void;
  onChoose: (modelId: string) => void;
}

export function ModelComparisonTable({ models, chosen, sort, onSort, onChoose }: ModelComparisonTableProps) {
  return (
    <Table.ScrollContainer
      minWidth={1120}
      maxHeight="60dvh"
      type="native"
      tabIndex={0}
      role="region"
      aria-label="Models side by side"
    >
      <Table className={classes.table} verticalSpacing="sm" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ id, label }) => (
              <Table.Th
                key={id}
                aria-sort={sort.column !== id ? 'none' : sort.descending ? 'descending' : 'ascending'}
              >
                <UnstyledButton className={classes.sort} onClick={() => onSort(id)}>
                  {label}
                  <SortIcon active={sort.column === id} descending={sort.descending} />
                </UnstyledButton>
              </Table.Th>
            ))}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {models.map((model) => (
            <ModelRow key={model.id} model={model} chosen={model.id === chosen} onChoose={onChoose} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface ModelRowProps {
  model: Model;
  chosen: boolean;
  onChoose: (modelId: string) => void;
}

function ModelRow({ model, chosen, onChoose }: ModelRowProps) {
  const { capabilities } = model;
  const unavailable = unavailableLabel(model);
  return (
    <Table.Tr data-chosen={chosen || undefined}>
      <Table.Th scope="row">
        <Text size="sm" fw={600}>
          {model.name}
        </Text>
        <Text size="xs" c="dimmed">
          {model.providerName}
        </Text>
        {model.isPreview && (
          <Badge size="xs" color="violet">
            Preview
          </Badge>
        )}
        {unavailable && (
          <Badge size="xs" color="orange">
            {unavailable}
          </Badge>
        )}
      </Table.Th>
      <Table.Td>{modelPriceText(model).replace(' per image', '')}</Table.Td>
      <Table.Td>{typicalTimeText(model)?.replace('about ', '≈ ') ?? 'Unknown'}</Table.Td>
      <Table.Td>
        <HealthLabel state={model.health.state} />
      </Table.Td>
      <Table.Td>{sizesText(model)}</Table.Td>
      <Table.Td>{capabilities.maxReferences > 0 ? `Up to ${capabilities.maxReferences}` : <No />}</Table.Td>
      <Table.Td>{capabilities.mask ? <Yes /> : <No />}</Table.Td>
      <Table.Td>{capabilities.seed ? <Yes /> : <No />}</Table.Td>
      <Table.Td>{capabilities.negativePrompt ? <Yes /> : <No />}</Table.Td>
      <Table.Td>
        {capabilities.qualities.length > 0 ? capabilities.qualities.map(formatQuality).join(', ') : <No />}
      </Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant={chosen ? 'light' : 'default'}
          disabled={chosen}
          aria-label={
            chosen
              ? `${model.name} at ${model.providerName} is chosen`
              : `Choose ${model.name} at ${model.providerName}`
          }
          onClick={() => onChoose(model.id)}
        >
          {chosen ? 'Chosen' : 'Choose'}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

function SortIcon({ active, descending }: { active: boolean; descending: boolean }) {
  const Icon = !active ? IconArrowsSort : descending ? IconArrowDown : IconArrowUp;
  return <Icon size={14} aria-hidden="true" opacity={active ? 1 : 0.55} />;
}

function Yes() {
  return <IconCheck size={18} aria-label="Yes" role="img" color="var(--mantine-color-green-light-color)" />;
}

function No() {
  return <IconMinus size={18} aria-label="No" role="img" color="var(--mantine-color-dimmed)" />;
}
