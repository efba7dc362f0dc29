import { ActionIcon, Group, SegmentedControl, Select, Tooltip, VisuallyHidden } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconLayoutGrid, IconList, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useRef } from 'react';
import { DateRangeFilter, rangeLabel } from '@/components/date-range-filter';
import { type ActiveFilter, FilterChips } from '@/components/filter-chips';
import { SearchField } from '@/components/search-field';
import type { Model } from '@/lib/api/types';
import { humanize } from '@/lib/format';
import { oneOf } from '@/lib/search-params';
import { type GallerySearch, orientations, sizes } from '../gallery-search';

interface GalleryToolbarProps {
  search: GallerySearch;
  models: readonly Model[];
  onChange: (change: Partial<GallerySearch>) => void;
}

export function GalleryToolbar({ search, models, onChange }: GalleryToolbarProps) {
  const searchBox = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => searchBox.current?.focus()]]);

  return (
    <>
      <Group gap="sm" mb="sm" role="search" aria-label="Gallery">
        <div style={{ flex: '1 1 240px' }}>
          <SearchField
            ref={searchBox}
            label="Search prompts"
            value={search.q ?? ''}
            onChange={(q) => onChange({ q: q || undefined })}
          />
        </div>
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
        <Select
          aria-label="Orientation"
          placeholder="Any orientation"
          w={150}
          clearable
          clearButtonProps={{ 'aria-label': 'Any orientation' }}
          data={orientations.map((value) => ({ value, label: humanize(value) }))}
          value={search.orientation ?? null}
          onChange={(orientation) => onChange({ orientation: oneOf(orientation, orientations) })}
        />
        <DateRangeFilter value={search} onChange={({ from, to }) => onChange({ from, to })} />
        <ViewControls search={search} onChange={onChange} />
      </Group>
      <FilterChips
        filters={activeFilters(search, models, onChange)}
        onClear={() =>
          onChange({ q: undefined, model: undefined, orientation: undefined, from: undefined, to: undefined })
        }
      />
    </>
  );
}

function ViewControls({ search, onChange }: Pick<GalleryToolbarProps, 'search' | 'onChange'>) {
  const view = search.view ?? 'grid';
  const step = sizes.indexOf(search.size ?? 'medium');
  const resize = (by: 1 | -1) => onChange({ size: sizes[step + by] });

  return (
    <Group gap={6} wrap="nowrap">
      {view === 'grid' && (
        <ActionIcon.Group>
          <Tooltip label="Smaller images">
            <ActionIcon
              variant="default"
              size={36}
              aria-label="Smaller images"
              disabled={step === 0}
              onClick={() => resize(-1)}
            >
              <IconZoomOut size={17} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Larger images">
            <ActionIcon
              variant="default"
              size={36}
              aria-label="Larger images"
              disabled={step === sizes.length - 1}
              onClick={() => resize(1)}
            >
              <IconZoomIn size={17} />
            </ActionIcon>
          </Tooltip>
        </ActionIcon.Group>
      )}
      <SegmentedControl
        aria-label="View"
        value={view}
        onChange={(next) => onChange({ view: next === 'list' ? 'list' : undefined })}
        data={[
          { value: 'grid', label: <ViewLabel icon={IconLayoutGrid} text="Grid" /> },
          { value: 'list', label: <ViewLabel icon={IconList} text="List" /> },
        ]}
      />
    </Group>
  );
}

function ViewLabel({ icon: Icon, text }: { icon: typeof IconList; text: string }) {
  return (
    <span style={{ display: 'block', lineHeight: 0, padding: '2px 0' }}>
      <Icon size={17} aria-hidden="true" />
      <VisuallyHidden>{text}</VisuallyHidden>
    </span>
  );
}

function activeFilters(
  { q, model, orientation, from, to }: GallerySearch,
  models: readonly Model[],
  onChange: GalleryToolbarProps['onChange'],
): ActiveFilter[] {
  const filters: ActiveFilter[] = [];
  if (q) filters.push({ label: `“${q}”`, onRemove: () => onChange({ q: undefined }) });
  if (model)
    filters.push({
      label: models.find(({ id }) => id === model)?.name ?? model,
      onRemove: () => onChange({ model: undefined }),
    });
  if (orientation)
    filters.push({ label: humanize(orientation), onRemove: () => onChange({ orientation: undefined }) });
  if (from || to)
    filters.push({
      label: rangeLabel({ from, to }),
      onRemove: () => onChange({ from: undefined, to: undefined }),
    });
  return filters;
}
