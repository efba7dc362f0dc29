import { Badge, Button, Group, Skeleton, Text } from '@mantine/core';
import { openConfirmModal } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { ItemList, ItemListSkeleton } from '@/components/item-list';
import { errorText } from '@/lib/api/problem';
import type { SpendingLimit } from '../types';
import { formatMoney } from '@/lib/format';
import { useDeleteSpendingLimit } from '../api/delete-spending-limit';
import { limitName, periodLabels, scopeLabels } from '../limit-text';
import { LimitMeter } from './limit-meter';

interface LimitListProps {
  label: string;
  limits: readonly SpendingLimit[];
  /** Null: they can only be looked at. */
  onEdit: ((limit: SpendingLimit) => void) | null;
}

export function LimitList({ label, limits, onEdit }: LimitListProps) {
  return (
    <ItemList label={label} items={limits} idOf={({ id }) => id}>
      {(limit) => (
        <>
          <Group justify="space-between" mb="sm" gap="sm">
            <Group gap={8}>
              <Text fw={600} size="sm">
                {limit.subjectName}
              </Text>
              <Badge color="gray" size="sm">
                {scopeLabels[limit.scope]}
              </Badge>
              <Text size="sm" c="dimmed">
                {formatMoney(limit.amount)} {periodLabels[limit.period]}
              </Text>
            </Group>
            {onEdit && <LimitActions limit={limit} onEdit={() => onEdit(limit)} />}
          </Group>
          <LimitMeter limit={limit} />
        </>
      )}
    </ItemList>
  );
}

function LimitActions({ limit, onEdit }: { limit: SpendingLimit; onEdit: () => void }) {
  const remove = useDeleteSpendingLimit();
  const name = limitName(limit);
  const confirm = () =>
    openConfirmModal({
      title: `Remove the limit of ${limit.subjectName}?`,
      children: (
        <Text size="sm">
          Nothing keeps {limit.subjectName} from spending more than {formatMoney(limit.amount)}{' '}
          {periodLabels[limit.period]} then, unless another limit does.
        </Text>
      ),
      labels: { confirm: 'Remove the limit', cancel: 'Keep it' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        // Not as callbacks of the mutation: the row is gone by then, and they with it.
        void remove
          .mutateAsync(limit.id)
          .then(() => notifications.show({ message: `The limit of ${limit.subjectName} is removed.` }))
          .catch((error: unknown) =>
            notifications.show({ color: 'red', title: 'Not removed', message: errorText(error) }),
          ),
    });

  return (
    <Group gap={8}>
      <Button size="xs" variant="default" aria-label={`Edit the limit: ${name}`} onClick={onEdit}>
        Edit
      </Button>
      <Button
        size="xs"
        variant="light"
        color="red"
        loading={remove.isPending}
        aria-label={`Remove the limit: ${name}`}
        onClick={confirm}
      >
        Remove
      </Button>
    </Group>
  );
}

export function LimitListSkeleton() {
  return (
    <ItemListSkeleton label="Loading spending limits" count={2}>
      <Skeleton height={14} width={220} mb={14} />
      <Skeleton height={12} radius="xl" mb={10} />
      <Skeleton height={10} width="60%" />
    </ItemListSkeleton>
  );
}
