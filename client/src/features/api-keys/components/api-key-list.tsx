import { Badge, Button, Code, Group, Skeleton, Text } from '@mantine/core';
import { openConfirmModal } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { ItemList, ItemListSkeleton } from '@/components/item-list';
import { errorText } from '@/lib/api/problem';
import type { ApiKey } from '@/lib/api/types';
import { formatAgo, formatDate, formatDateTime } from '@/lib/format';
import { useRevokeApiKey } from '../api/revoke-api-key';
import classes from './api-key-list.module.css';

interface ApiKeyListProps {
  apiKeys: readonly ApiKey[];
  /** Milliseconds of the clock when the list was fetched. */
  now: number;
}

export function ApiKeyList({ apiKeys, now }: ApiKeyListProps) {
  return (
    <ItemList label="API keys" items={apiKeys} idOf={({ id }) => id}>
      {(apiKey) => (
        <ApiKeyRow
          apiKey={apiKey}
          expired={Boolean(apiKey.expiresAt && Date.parse(apiKey.expiresAt) < now)}
        />
      )}
    </ItemList>
  );
}

function ApiKeyRow({ apiKey, expired }: { apiKey: ApiKey; expired: boolean }) {
  const revoke = useRevokeApiKey();
  const { name, prefix, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt } = apiKey;

  const confirm = () =>
    openConfirmModal({
      title: `Revoke “${name}”?`,
      children: (
        <Text size="sm">
          Programs that use <Code>{prefix}…</Code> stop working at once. This cannot be undone.
        </Text>
      ),
      labels: { confirm: `Revoke ${name}`, cancel: 'Keep it' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        revoke.mutate(apiKey.id, {
          onSuccess: () => notifications.show({ message: `“${name}” is revoked.` }),
          onError: (error) =>
            notifications.show({ color: 'red', title: 'Not revoked', message: errorText(error) }),
        }),
    });

  return (
    <div className={classes.row}>
      <div style={{ minWidth: 0 }}>
        <Group gap={8}>
          <Text fw={600} size="sm" truncate>
            {name}
          </Text>
          {revokedAt && <Badge color="gray">Revoked</Badge>}
          {!revokedAt && expired && <Badge color="orange">Expired</Badge>}
        </Group>
        <Code>{prefix}…</Code>
      </div>
      <Text size="xs" c="dimmed" className={classes.facts} component="div">
        <div>{lastUsedAt ? `Last used ${formatAgo(lastUsedAt)}` : 'Never used'}</div>
        <div title={formatDateTime(createdAt)}>
          Made {formatDate(createdAt)} by {createdBy.displayName}
        </div>
      </Text>
      <Text size="xs" c="dimmed" className={classes.facts}>
        {expiryText(expiresAt, expired)}
      </Text>
      {revokedAt ? (
        <span />
      ) : (
        <Button
          size="xs"
          color="red"
          variant="light"
          style={{ justifySelf: 'end' }}
          loading={revoke.isPending}
          aria-label={`Revoke ${name}`}
          onClick={confirm}
        >
          Revoke
        </Button>
      )}
    </div>
  );
}

export function ApiKeyListSkeleton() {
  return (
    <ItemListSkeleton label="Loading API keys" count={3}>
      <div className={classes.row}>
        <div>
          <Skeleton height={14} width="50%" mb={8} />
          <Skeleton height={14} width={110} />
        </div>
        <Skeleton height={12} width="80%" className={classes.facts} />
        <Skeleton height={12} width="60%" className={classes.facts} />
        <Skeleton height={30} width={76} />
      </div>
    </ItemListSkeleton>
  );
}

function expiryText(expiresAt: string | null | undefined, expired: boolean): string {
  if (!expiresAt) return 'Never expires';
  return `${expired ? 'Expired' : 'Expires'} ${formatDate(expiresAt)}`;
}
