import { Alert, Button, Group } from '@mantine/core';
import { IconInfoCircle, IconPlus, IconReceipt } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { FilterSelect } from '@/components/list-toolbar';
import { PageHeader } from '@/components/page-header';
import { SearchField } from '@/components/search-field';
import { useModels } from '@/features/models/api/list-models';
import { usePrices } from '@/features/prices/api/list-prices';
import { type ModelPrices, PriceBook, PriceBookSkeleton } from '@/features/prices/components/price-book';
import { PriceModal } from '@/features/prices/components/price-modal';
import type { Model } from '@/lib/api/types';
import type { PriceRow } from '@/features/prices/types';
import { plural } from '@/lib/format';
import { distinctBy, groupBy } from '@/lib/group-by';
import { OperatorsOnly } from './operators-only';

const route = getRouteApi('/signed-in/admin/prices');

export function AdminPricesPage() {
  return (
    <OperatorsOnly>
      <Prices />
    </OperatorsOnly>
  );
}

function Prices() {
  const { q = '', provider } = route.useSearch();
  const navigate = useNavigate();
  const prices = usePrices();
  const models = useModels();
  // Undefined: the dialog is closed. Null: no model is chosen yet.
  const [addFor, setAddFor] = useState<string | null | undefined>(undefined);

  const catalogue = models.data ?? [];
  const book = priceBook(catalogue, prices.data ?? []);
  const shown = book.filter(
    ({ model }) =>
      (!provider || model.provider === provider) &&
      `${model.name} ${model.providerName} ${model.id}`.toLowerCase().includes(q.toLowerCase()),
  );
  const unpriced = book.filter(({ rows }) => !rows.some(({ isCurrent }) => isCurrent)).length;
  const narrow = (change: { q?: string; provider?: string }) =>
    void navigate({ to: '/admin/prices', search: { q: q || undefined, provider, ...change }, replace: true });

  return (
    <div style={{ maxWidth: 1080 }}>
      <PageHeader
        title="Price book"
        description="What providers charge, from which date, and the source of the price. A job keeps the price that applied when it was submitted."
      >
        <Button leftSection={<IconPlus size={17} />} onClick={() => setAddFor(null)}>
          Add a price
        </Button>
      </PageHeader>
      <Group gap="sm" mb="md" role="search" aria-label="Price book">
        <div style={{ flex: '1 1 240px' }}>
          <SearchField
            label="Search models"
            value={q}
            onChange={(next) => narrow({ q: next || undefined })}
          />
        </div>
        <FilterSelect
          filter={{
            label: 'Provider',
            anyText: 'Any provider',
            width: 200,
            options: distinctBy(catalogue, (model) => model.provider).map((model) => ({
              value: model.provider,
              label: model.providerName,
            })),
            value: provider,
            onChange: (next) => narrow({ provider: next }),
          }}
        />
      </Group>
      {prices.data && unpriced > 0 && (
        <Alert color="orange" icon={<IconInfoCircle size={18} />} mb="md" role="status">
          {plural(unpriced, 'model has', 'models have')} no current price. It is shown as unknown, never as
          $0.
        </Alert>
      )}
      {(prices.isPending || models.isPending) && <PriceBookSkeleton />}
      {prices.isError && !prices.data && (
        <ErrorState
          title="The price book could not be loaded"
          error={prices.error}
          onRetry={() => void prices.refetch()}
          retrying={prices.isFetching}
        />
      )}
      {prices.data && models.data && shown.length > 0 && <PriceBook book={shown} onAdd={setAddFor} />}
      {prices.data && models.data && shown.length === 0 && (
        <EmptyState
          icon={IconReceipt}
          title={book.length === 0 ? 'The price book is empty' : 'No model matches'}
          action={
            book.length > 0 && (
              <Button variant="default" onClick={() => narrow({ q: undefined, provider: undefined })}>
                Show all models
              </Button>
            )
          }
        />
      )}
      <PriceModal
        opened={addFor !== undefined}
        initialModel={addFor ?? null}
        models={book.map(({ model }) => model)}
        onClose={() => setAddFor(undefined)}
      />
    </div>
  );
}

interface BookEntry extends ModelPrices {
  model: ModelPrices['model'] & { provider: string };
}

/** Every model of the catalogue with its rows, and rows of models that the catalogue no longer has. */
function priceBook(models: readonly Model[], rows: readonly PriceRow[]): BookEntry[] {
  const byModel = groupBy(rows, ({ model }) => model);
  const known = models.map(({ id, name, provider, providerName }) => ({ id, name, provider, providerName }));
  const gone = [...byModel.keys()]
    .filter((id) => !models.some((model) => model.id === id))
    .map((id) => ({
      id,
      name: id,
      provider: id.split('/')[0] ?? id,
      providerName: 'No longer in the catalogue',
    }));
  return [...known, ...gone].map((model) => ({
    model,
    rows: [...(byModel.get(model.id) ?? [])].sort((one, other) =>
      other.validFrom.localeCompare(one.validFrom),
    ),
  }));
}
