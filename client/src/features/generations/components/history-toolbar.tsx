import { Group, Select } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useRef } from 'react';
import { DateRangeFilter, rangeLabel } from '@/components/date-range-filter';
import { type ActiveFilter, FilterChips } from '@/components/filter-chips';
import { SearchField } from '@/components/search-field';
import { statusLabel } from '@/components/status-badge';
import type { Model } from '@/lib/api/types';
import { oneOf } from '@/lib/search-params';
import { type HistorySearch, statuses } from '../history-search';

interface HistoryToolbarProps {
  search: HistorySearch;
  models: readonly Model[];
  onChange: (change: Partial<HistorySearch>) => void;
}

export function HistoryToolbar({ search, models, onChange }: HistoryToolbarProps) {
  const searchBox = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => searchBox.current?.focus()]]);

  return (
    <>
      <Group gap="sm" mb="sm" role="search" aria-label="History">
        <div style={{ flex: '1 1 240px' }}>
          <SearchField
            ref={searchBox}
            label="Search prompts"
            value={search.q ?? ''}
            onChange={(q) => onChange({ q: q || undefined })}
          />
        </div>
        <Select
          aria-label="Status"
          placeholder="Any status"
          w={150}
          clearable
          clearButtonProps={{ 'aria-label': 'Any status' }}
          data={statuses.map((value) => ({ value, label: statusLabel(value) }))}
          value={search.status ?? null}
          onChange={(status) => onChange({ status: oneOf(status, statuses) })}
        />
        <Select
          aria-label="Model"
          placeholder="Any model"
          w={170}
          clearable
          clearButtonProps={{ 'aria-label': 'Any model' }}
          data={models.map(({ id, name }) => ({ value: id, label: name }))}
          value={search.model ?? null}
          onChange={(model) => onChange({ model: model ?? undefined })}
        />
        <DateRangeFilter value={search} onChange={({ from, to }) => onChange({ from, to })} />
      </Group>
      <FilterChips
        filters={activeFilters(search, models, onChange)}
        onClear={() =>
          onChange({ q: undefined, status: undefined, model: undefined, from: undefined, to: undefined })
        }
      />
    </>
  );
}

function activeFilters(
  { q, status, model, from, to }: HistorySearch,
  models: readonly Model[],
  onChange: HistoryToolbarProps['onChange'],
): ActiveFilter[] {
  const filters: ActiveFilter[] = [];
  if (q) filters.push({ label: `“${q}”`, onRemove: () => onChange({ q: undefined }) });
  if (status) filters.push({ label: statusLabel(status), onRemove: () => onChange({ status: undefined }) });
  if (model)
    filters.push({
      label: models.find(({ id }) => id === model)?.name ?? model,
      onRemove: () => onChange({ model: undefined }),
    });
  if (from || to)
    filters.push({
      label: rangeLabel({ from, to }),
      onRemove: () => onChange({ from: undefined, to: undefined }),
    });
  return filters;
}
