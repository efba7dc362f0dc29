import { Button, Group, Text, Title } from '@mantine/core';
import { IconKey, IconServer2 } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { ProviderKeyLine } from '@/features/provider-keys/components/provider-key-list';
import { type KeyToSet, ProviderKeyModal } from '@/features/provider-keys/components/provider-key-modal';
import { useProviders } from '@/features/providers/api/list-providers';
import { ProviderList, ProviderListSkeleton } from '@/features/providers/components/provider-list';
import type { AdminProvider } from '@/features/providers/types';
import { OperatorsOnly } from './operators-only';

export function AdminProvidersPage() {
  return (
    <OperatorsOnly>
      <Providers />
    </OperatorsOnly>
  );
}

function Providers() {
  const providers = useProviders();
  const [toSet, setToSet] = useState<KeyToSet | null>(null);
  const options = (providers.data ?? []).map(({ id, name, selfHosted, keyPage, keyPrefix }) => ({
    id,
    name,
    wantsAddress: selfHosted,
    keyPage,
    keyPrefix,
  }));

  return (
    <div style={{ maxWidth: 1080 }}>
      <PageHeader
        title="Providers"
        description="The providers that this installation uses, in order of preference, and how many jobs each runs at once. A job goes to the first healthy provider that supports it."
      />
      {providers.isPending && <ProviderListSkeleton />}
      {providers.isError && !providers.data && (
        <ErrorState
          title="The providers could not be loaded"
          error={providers.error}
          onRetry={() => void providers.refetch()}
          retrying={providers.isFetching}
        />
      )}
      {providers.data?.length === 0 && (
        <EmptyState icon={IconServer2} title="No providers">
          The catalog is empty. The server log lists the data files that were read.
        </EmptyState>
      )}
      {providers.data && providers.data.length > 0 && (
        <ProviderList
          providers={providers.data}
          renderKey={(provider) => <PlatformKey provider={provider} onSet={setToSet} />}
        />
      )}
      <ProviderKeyModal toSet={toSet} providers={options} onClose={() => setToSet(null)} />
    </div>
  );
}

interface PlatformKeyProps {
  provider: AdminProvider;
  onSet: (toSet: KeyToSet) => void;
}

function PlatformKey({ provider, onSet }: PlatformKeyProps) {
  const { id, name, platformKey, needsKey, selfHosted } = provider;
  return (
    <>
      <Title order={3} mb="sm">
        Installation key
      </Title>
      {platformKey && (
        <ProviderKeyLine
          providerKey={platformKey}
          onReplace={() =>
            onSet({ scopes: ['platform'], provider: id, replaces: { baseAddress: platformKey.baseAddress } })
          }
        />
      )}
      {!platformKey && !needsKey && !selfHosted && (
        <Text size="sm" c="dimmed">
          {name} needs no key.
        </Text>
      )}
      {!platformKey && (needsKey || selfHosted) && (
        <Group justify="space-between" gap="sm">
          <Text size="sm" c="dimmed" flex="1 1 200px">
            {selfHosted
              ? 'Enter the address of the server, and a key if it requires one.'
              : 'Without a key, only organizations and people with their own key can use it.'}
          </Text>
          <Button
            size="xs"
            leftSection={<IconKey size={15} />}
            aria-label={selfHosted ? `Set the address of ${name}` : `Set the key for ${name}`}
            onClick={() => onSet({ scopes: ['platform'], provider: id })}
          >
            {selfHosted ? 'Set the address' : 'Set the key'}
          </Button>
        </Group>
      )}
    </>
  );
}
