import { Badge, Button, Group, List, Skeleton, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { ItemList, ItemListSkeleton } from '@/components/item-list';
import type { PriceRow } from '../types';
import { formatDate, plural } from '@/lib/format';
import { componentText } from '../component-text';
import classes from './price-book.module.css';
import type { PricedModel } from './price-form';

export interface ModelPrices {
  model: PricedModel;
  /** Newest first. */
  rows: readonly PriceRow[];
}

interface PriceBookProps {
  book: readonly ModelPrices[];
  onAdd: (modelId: string) => void;
}

/** Every model with the price that holds, those to come and those that were. */
export function PriceBook({ book, onAdd }: PriceBookProps) {
  return (
    <ItemList label="Price book" items={book} idOf={({ model }) => model.id}>
      {({ model, rows }) => <ModelRows model={model} rows={rows} onAdd={() => onAdd(model.id)} />}
    </ItemList>
  );
}

function ModelRows({ model, rows, onAdd }: ModelPrices & { onAdd: () => void }) {
  const [all, { toggle }] = useDisclosure(false);
  const name = `${model.name} at ${model.providerName}`;
  const living = rows.filter(({ isCurrent, validFrom }) => isCurrent || isFuture(validFrom));
  const past = rows.filter((row) => !living.includes(row));

  return (
    <section aria-label={name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <div style={{ minWidth: 0 }}>
          <Title order={2} size="h3">
            {model.name}
          </Title>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {model.providerName} · {model.id}
          </Text>
        </div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} />}
          aria-label={`Add price for ${name}`}
          onClick={onAdd}
        >
          Add price
        </Button>
      </Group>
      {rows.length === 0 && (
        <Text size="sm" c="var(--mantine-color-orange-light-color)" mt="sm">
          No price: it is shown as unknown, and the model cannot be used under a spending limit.
        </Text>
      )}
      {living.map((row) => (
        <PriceRowView key={row.id} row={row} />
      ))}
      {all && past.map((row) => <PriceRowView key={row.id} row={row} />)}
      {past.length > 0 && (
        <Button size="compact-xs" variant="subtle" mt={8} aria-expanded={all} onClick={toggle}>
          {all ? 'Hide earlier prices' : `Show ${plural(past.length, 'earlier price')}`}
        </Button>
      )}
    </section>
  );
}

function PriceRowView({ row }: { row: PriceRow }) {
  const { validFrom, components, expected, source, enteredBy, isCurrent } = row;
  return (
    <div className={classes.row} data-current={isCurrent || undefined}>
      <div>
        <Text size="sm" fw={600}>
          From {formatDate(validFrom)}
        </Text>
        {isCurrent && (
          <Badge size="sm" color="green" mt={4}>
            Current
          </Badge>
        )}
        {isFuture(validFrom) && (
          <Badge size="sm" color="brand" mt={4}>
            Upcoming
          </Badge>
        )}
      </div>
      <div>
        <List size="sm" spacing={2} listStyleType="none" withPadding={false}>
          {components.map((component) => (
            <List.Item key={componentText(component)}>{componentText(component)}</List.Item>
          ))}
        </List>
        {expected.length > 0 && (
          <Text size="xs" c="dimmed" mt={4}>
            Usually {expected.map(componentText).join('; ')}
          </Text>
        )}
      </div>
      <Text size="xs" c="dimmed" className={classes.source}>
        {source}
        <br />
        {enteredBy ? `Entered by ${enteredBy.displayName}` : 'Included with the product'}
      </Text>
    </div>
  );
}

function isFuture(day: string): boolean {
  return day > new Date().toISOString().slice(0, 10);
}

export function PriceBookSkeleton() {
  return (
    <ItemListSkeleton label="Loading the price book" count={3}>
      <Skeleton height={16} width={200} mb={8} />
      <Skeleton height={10} width={140} mb={14} />
      <Skeleton height={46} radius="md" />
    </ItemListSkeleton>
  );
}
