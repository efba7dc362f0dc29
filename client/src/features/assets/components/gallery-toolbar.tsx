import { ActionIcon, Group, SegmentedControl, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconLayoutGrid, IconList, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { listFilter, ListToolbar } from '@/components/list-toolbar';
import type { Model } from '@/lib/api/types';
import { humanize } from '@/lib/format';
import { type GallerySearch, noFilters, orientations, sizes } from '../gallery-search';

interface GalleryToolbarProps {
  search: GallerySearch;
  models: readonly Model[];
  onChange: (change: Partial<GallerySearch>) => void;
}

export function GalleryToolbar({ search, models, onChange }: GalleryToolbarProps) {
  return (
    <ListToolbar
      label="Gallery"
      searchLabel="Search prompts"
      search={search}
      filters={[
        listFilter({
          label: 'Model',
          anyText: 'Any model',
          width: 170,
          options: models.map(({ id, name }) => ({ value: id, label: name })),
          value: search.model,
          onChange: (model) => onChange({ model }),
        }),
        listFilter({
          label: 'Orientation',
          anyText: 'Any orientation',
          width: 150,
          options: orientations.map((value) => ({ value, label: humanize(value) })),
          value: search.orientation,
          onChange: (orientation) => onChange({ orientation }),
        }),
      ]}
      onChange={onChange}
      onClear={() => onChange(noFilters)}
    >
      <ViewControls search={search} onChange={onChange} />
    </ListToolbar>
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
