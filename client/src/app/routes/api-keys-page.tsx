import { Button, Group, Paper } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { useApiKeys } from '@/features/api-keys/api/list-api-keys';
import { ApiKeyList, ApiKeyListSkeleton } from '@/features/api-keys/components/api-key-list';
import { CreateApiKeyModal } from '@/features/api-keys/components/create-api-key-modal';
import { CurlExample } from '@/features/api-keys/components/curl-example';

export function ApiKeysPage() {
  const keys = useApiKeys();
  const [opened, { open, close }] = useDisclosure(false);
  const apiKeys = keys.data?.pages.flatMap(({ items }) => items) ?? [];
  const empty = keys.isSuccess && apiKeys.length === 0;

  return (
    <div style={{ maxWidth: 960 }}>
      <PageHeader title="API keys" description="For programs that make images on your behalf.">
        {!empty && (
          <Button leftSection={<IconPlus size={17} />} onClick={open}>
            New key
          </Button>
        )}
      </PageHeader>
      {keys.isPending && <ApiKeyListSkeleton />}
      {keys.isError && apiKeys.length === 0 && (
        <ErrorState
          title="The API keys could not be loaded"
          error={keys.error}
          onRetry={() => void keys.refetch()}
          retrying={keys.isFetching}
        />
      )}
      {apiKeys.length > 0 && <ApiKeyList apiKeys={apiKeys} now={keys.dataUpdatedAt} />}
      {keys.hasNextPage && (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            loading={keys.isFetchingNextPage}
            onClick={() => void keys.fetchNextPage()}
          >
            Load more
          </Button>
        </Group>
      )}
      {empty && (
        <EmptyState
          icon={IconKey}
          title="No API key yet"
          action={
            <Button leftSection={<IconPlus size={17} />} onClick={open}>
              Create the first key
            </Button>
          }
        >
          A key lets a script or another system generate images as you. It is shown once, and you can revoke
          it at any time.
        </EmptyState>
      )}
      <Paper withBorder p="lg" mt="xl" radius="xl">
        <CurlExample />
      </Paper>
      <CreateApiKeyModal opened={opened} onClose={close} />
    </div>
  );
}
