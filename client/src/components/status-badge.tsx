import { Badge } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconClock,
  type Icon,
  IconLoader2,
} from '@tabler/icons-react';
import type { GenerationStatus } from '@/lib/api/types';

const looks: Record<GenerationStatus, { label: string; color: string; icon: Icon }> = {
  pending: { label: 'Queued', color: 'gray', icon: IconClock },
  processing: { label: 'Running', color: 'brand', icon: IconLoader2 },
  completed: { label: 'Done', color: 'green', icon: IconCircleCheck },
  failed: { label: 'Failed', color: 'red', icon: IconAlertTriangle },
  cancelled: { label: 'Cancelled', color: 'gray', icon: IconBan },
};

export function statusLabel(status: GenerationStatus): string {
  return looks[status].label;
}

/** Status as word, icon and colour: never colour alone. */
export function StatusBadge({ status }: { status: GenerationStatus }) {
  const { label, color, icon: Icon } = looks[status];
  return (
    <Badge color={color} leftSection={<Icon size={12} stroke={2.2} aria-hidden="true" />}>
      {label}
    </Badge>
  );
}
