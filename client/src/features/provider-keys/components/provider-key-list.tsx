import { Badge, Button, Code, Group, Skeleton, Text } from '@mantine/core';
import { openConfirmModal } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { ItemList, ItemListSkeleton } from '@/components/item-list';
import { errorText } from '@/lib/api/problem';
import type { ProviderKey } from '@/lib/api/types';
import { formatAgo, formatDateTime } from '@/lib/format';
import { useCheckProviderKey } from '../api/check-provider-key';
import { useDeleteProviderKey } from '../api/delete-provider-key';
import { statusLooks, testedText } from '../status-text';
import classes from './provider-key-list.module.css';

interface ProviderKeyListProps {
  label: string;
  keys: readonly ProviderKey[];
  onReplace: (key: ProviderKey) => void;
}

export function ProviderKeyList({ label, keys, onReplace }: ProviderKeyListProps) {
  return (
    <ItemList label={label} items={keys} idOf={({ id }) => id}>
      {(key) => <ProviderKeyLine providerKey={key} onReplace={() => onReplace(key)} />}
    </ItemList>
  );
}

interface ProviderKeyLineProps {
  providerKey: ProviderKey;
  onReplace: () => void;
}

/** One key: whose, whether it works, when it was used, and what can be done with it. */
export function ProviderKeyLine({ providerKey, onReplace }: ProviderKeyLineProps) {
  const { providerName, hint, status, baseAddress, lastError, fromConfiguration } = providerKey;
  const { label, color } = statusLooks[status];
  return (
    <div className={classes.line}>
      <div className={classes.what}>
        <Group gap={8}>
          <Text fw={600} size="sm">
            {providerName}
          </Text>
          <Badge color={color} size="sm">
            {label}
          </Badge>
          {fromConfiguration && (
            <Badge color="gray" size="sm">
              From the configuration
            </Badge>
          )}
        </Group>
        <Group gap={8} mt={4}>
          {hint && <Code>{hint}</Code>}
          {baseAddress && (
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {baseAddress}
            </Text>
          )}
        </Group>
        <Text size="xs" c="dimmed" mt={6}>
          {facts(providerKey)}
        </Text>
        {lastError && (
          <Text size="xs" c="var(--mantine-color-error)" mt={4}>
            Last error: {lastError}
          </Text>
        )}
      </div>
      <KeyActions providerKey={providerKey} onReplace={onReplace} />
    </div>
  );
}

function KeyActions({ providerKey, onReplace }: ProviderKeyLineProps) {
  const check = useCheckProviderKey();
  const remove = useDeleteProviderKey();
  const { providerName, fromConfiguration } = providerKey;
  const failed = (title: string) => (error: unknown) =>
    notifications.show({ color: 'red', title, message: errorText(error) });

  const test = () =>
    check.mutate(providerKey, {
      onSuccess: (tested) =>
        notifications.show({
          color: statusLooks[tested.status].color,
          title: statusLooks[tested.status].label,
          message: testedText(tested),
        }),
      onError: failed('Not tested'),
    });
  const confirm = () =>
    openConfirmModal({
      title: `Delete the key for ${providerName}?`,
      children: (
        <Text size="sm">
          Queued images that need this key use the next suitable one, or fail. The key itself stays valid at{' '}
          {providerName}.
        </Text>
      ),
      labels: { confirm: 'Delete the key', cancel: 'Keep it' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        // Not as callbacks of the mutation: the row is gone by then, and they with it.
        void remove
          .mutateAsync(providerKey)
          .then(() => notifications.show({ message: `The key for ${providerName} is deleted.` }))
          .catch(failed('Not deleted')),
    });

  return (
    <Group gap={8} className={classes.actions}>
      <Button
        size="xs"
        variant="default"
        loading={check.isPending}
        aria-label={`Test the key for ${providerName}`}
        onClick={test}
      >
        Test
      </Button>
      {!fromConfiguration && (
        <>
          <Button
            size="xs"
            variant="default"
            aria-label={`Replace the key for ${providerName}`}
            onClick={onReplace}
          >
            Replace
          </Button>
          <Button
            size="xs"
            variant="light"
            color="red"
            loading={remove.isPending}
            aria-label={`Delete the key for ${providerName}`}
            onClick={confirm}
          >
            Delete
          </Button>
        </>
      )}
    </Group>
  );
}

function facts({ lastCheckedAt, lastUsedAt, createdAt, createdBy }: ProviderKey): string {
  return [
    lastUsedAt ? `Last used ${formatAgo(lastUsedAt)}` : 'Never used',
    lastCheckedAt ? `tested ${formatAgo(lastCheckedAt)}` : 'never tested',
    createdBy && createdAt ? `set ${formatDateTime(createdAt)} by ${createdBy.displayName}` : null,
  ]
    .filter(Boolean)
    .join(' · ');
}

export function ProviderKeyListSkeleton() {
  return (
    <ItemListSkeleton label="Loading provider keys" count={2}>
      <div className={classes.line}>
        <div className={classes.what}>
          <Skeleton height={14} width={140} mb={10} />
          <Skeleton height={12} width={80} mb={10} />
          <Skeleton height={10} width="70%" />
        </div>
        <Skeleton height={30} width={190} />
      </div>
    </ItemListSkeleton>
  );
}
