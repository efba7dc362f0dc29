import { Group, Select } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';
import { DateRangeFilter, rangeLabel } from './date-range-filter';
import { FilterChips } from './filter-chips';
import { SearchField } from './search-field';

/** What every list can be narrowed by. */
interface ListSearch {
  q?: string;
  from?: string;
  to?: string;
}

/** One more thing that a list can be narrowed by: see `listFilter`. */
export interface ListFilter {
  /** "Status". */
  label: string;
  /** "Any status": what is said while nothing is chosen. */
  anyText: string;
  width: number;
  options: { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

interface TypedFilter<T extends string> extends Omit<ListFilter, 'options' | 'value' | 'onChange'> {
  options: readonly { value: T; label: string }[];
  value: T | undefined;
  onChange: (value: T | undefined) => void;
}

/** A filter whose values are checked where it is written. */
export function listFilter<T extends string>({ options, onChange, ...filter }: TypedFilter<T>): ListFilter {
  return {
    ...filter,
    options: [...options],
    onChange: (chosen) => onChange(options.find(({ value }) => value === chosen)?.value),
  };
}

interface ListToolbarProps {
  /** Names the landmark: "History". */
  label: string;
  searchLabel: string;
  search: ListSearch;
  filters: readonly ListFilter[];
  onChange: (change: ListSearch) => void;
  /** Takes every filter away. */
  onClear: () => void;
  /** How the list is shown. */
  children?: ReactNode;
}

/** The search box of a list, its filters, and those in force as chips that can be taken away. */
export function ListToolbar(props: ListToolbarProps) {
  const { label, searchLabel, search, filters, onChange, onClear, children } = props;
  const searchBox = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => searchBox.current?.focus()]]);

  return (
    <>
      <Group gap="sm" mb="sm" role="search" aria-label={label}>
        <div style={{ flex: '1 1 240px' }}>
          <SearchField
            ref={searchBox}
            label={searchLabel}
            value={search.q ?? ''}
            onChange={(q) => onChange({ q: q || undefined })}
          />
        </div>
        {filters.map((filter) => (
          <FilterSelect key={filter.label} filter={filter} />
        ))}
        <DateRangeFilter value={search} onChange={({ from, to }) => onChange({ from, to })} />
        {children}
      </Group>
      <FilterChips filters={activeFilters(props)} onClear={onClear} />
    </>
  );
}

/** A choice of one value, or of any. */
export function FilterSelect({ filter }: { filter: ListFilter }) {
  const { label, anyText, width, options, value, onChange } = filter;
  return (
    <Select
      aria-label={label}
      placeholder={anyText}
      w={width}
      clearable
      clearButtonProps={{ 'aria-label': anyText }}
      data={options}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}

function activeFilters({ search: { q, from, to }, filters, onChange }: ListToolbarProps) {
  const chosen = filters.flatMap(({ value, options, onChange: set }) =>
    value === undefined
      ? []
      : [
          {
            label: options.find((option) => option.value === value)?.label ?? value,
            onRemove: () => set(undefined),
          },
        ],
  );
  return [
    ...(q ? [{ label: `“${q}”`, onRemove: () => onChange({ q: undefined }) }] : []),
    ...chosen,
    ...(from || to
      ? [
          {
            label: rangeLabel({ from, to }),
            onRemove: () => onChange({ from: undefined, to: undefined }),
          },
        ]
      : []),
  ];
}
