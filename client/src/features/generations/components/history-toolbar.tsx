import { listFilter, ListToolbar } from '@/components/list-toolbar';
import { statusLabel } from '@/components/status-badge';
import type { Model } from '@/lib/api/types';
import { type HistorySearch, noFilters, statuses } from '../history-search';

interface HistoryToolbarProps {
  search: HistorySearch;
  models: readonly Model[];
  onChange: (change: Partial<HistorySearch>) => void;
}

export function HistoryToolbar({ search, models, onChange }: HistoryToolbarProps) {
  return (
    <ListToolbar
      label="History"
      searchLabel="Search prompts"
      search={search}
      filters={[
        listFilter({
          label: 'Status',
          anyText: 'Any status',
          width: 150,
          options: statuses.map((value) => ({ value, label: statusLabel(value) })),
          value: search.status,
          onChange: (status) => onChange({ status }),
        }),
        listFilter({
          label: 'Model',
          anyText: 'Any model',
          width: 170,
          options: models.map(({ id, name }) => ({ value: id, label: name })),
          value: search.model,
          onChange: (model) => onChange({ model }),
        }),
      ]}
      onChange={onChange}
      onClear={() => onChange(noFilters)}
    />
  );
}
