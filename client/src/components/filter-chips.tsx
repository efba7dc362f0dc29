import { Button, Group, Pill } from '@mantine/core';

export interface ActiveFilter {
  label: string;
  onRemove: () => void;
}

/** The filters in force, each removable by itself. */
export function FilterChips({ filters, onClear }: { filters: readonly ActiveFilter[]; onClear: () => void }) {
  if (filters.length === 0) return null;
  return (
    <Group gap={8} role="group" aria-label="Active filters">
      {filters.map(({ label, onRemove }) => (
        <Pill
          key={label}
          size="md"
          withRemoveButton
          onRemove={onRemove}
          removeButtonProps={{ 'aria-label': `Remove filter: ${label}`, tabIndex: 0, 'aria-hidden': false }}
        >
          {label}
        </Pill>
      ))}
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        Clear all
      </Button>
    </Group>
  );
}
