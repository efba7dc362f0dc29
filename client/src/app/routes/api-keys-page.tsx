import { Button, Paper } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { EmptyState } from '@/components/empty-state';
import { ListContent } from '@/components/list-content';
import { MoreButton } from '@/components/load-more';
import { PageHeader } from '@/components/page-header';
import { useApiKeys } from '@/features/api-keys/api/list-api-keys';
import { ApiKeyList, ApiKeyListSkeleton } from '@/features/api-keys/components/api-key-list';
import { CreateApiKeyModal } from '@/features/api-keys/components/create-api-key-modal';
import { CurlExample } from '@/features/api-keys/components/curl-example';

export function ApiKeysPage() {
  const keys = useApiKeys();
  const [opened, { open, close }] = useDisclosure(false);
  const empty = keys.data?.pages[0]?.items.length === 0;

  return (
    <div style={{ maxWidth: 960 }}>
      <PageHeader title="API keys" description="For programs that generate images on your behalf.">
        {!empty && (
          <Button leftSection={<IconPlus size={17} />} onClick={open}>
            New key
          </Button>
        )}
      </PageHeader>
      <ListContent
        list={keys}
        errorTitle="The API keys could not be loaded"
        skeleton={<ApiKeyListSkeleton />}
        empty={
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
        }
      >
        {(apiKeys, more) => (
          <>
            <ApiKeyList apiKeys={apiKeys} now={keys.dataUpdatedAt} />
            <MoreButton more={more} />
          </>
        )}
      </ListContent>
      <Paper withBorder p="lg" mt="xl" radius="xl">
        <CurlExample />
      </Paper>
      <CreateApiKeyModal opened={opened} onClose={close} />
    </div>
  );
}
