import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle, IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { useSession } from '@/features/auth/api/session';
import { useModels } from '@/features/models/api/list-models';
import { useProviderKeys } from '@/features/provider-keys/api/list-provider-keys';
import {
  ProviderKeyList,
  ProviderKeyListSkeleton,
} from '@/features/provider-keys/components/provider-key-list';
import { type KeyToSet, ProviderKeyModal } from '@/features/provider-keys/components/provider-key-modal';
import type { ProviderOption } from '@/features/provider-keys/provider-option';
import type { Model, ProviderKey } from '@/lib/api/types';
import { groupBy } from '@/lib/group-by';
import { canCreate, canManage } from '@/lib/permissions';

const route = getRouteApi('/signed-in/settings/provider-keys');

export function ProviderKeysPage() {
  const { data: me } = useSession();
  const { add } = route.useSearch();
  const navigate = useNavigate();
  const keys = useProviderKeys();
  const models = useModels();
  const [chosen, setToSet] = useState<KeyToSet | null>(null);
  const scopes = canManage(me) ? (['user', 'organization'] as const) : (['user'] as const);
  const toSet: KeyToSet | null = chosen ?? (add ? { scopes, provider: add } : null);
  const providers = providerOptions(models.data ?? [], keys.data ?? []);
  const close = () => {
    setToSet(null);
    if (add) void navigate({ to: '/settings/provider-keys', search: {}, replace: true });
  };

  return (
    <div style={{ maxWidth: 960 }}>
      <PageHeader
        title="Provider keys"
        description="Your own key is used first, then the organization’s, then the installation’s."
      />
      {keys.isPending && <ProviderKeyListSkeleton />}
      {keys.isError && !keys.data && (
        <ErrorState
          title="The provider keys could not be loaded"
          error={keys.error}
          onRetry={() => void keys.refetch()}
          retrying={keys.isFetching}
        />
      )}
      {keys.data && (
        <Stack gap="xl">
          {canCreate(me) && <KeySection scope="user" keys={keys.data} onSet={setToSet} />}
          {canManage(me) && <KeySection scope="organization" keys={keys.data} onSet={setToSet} />}
          {!canCreate(me) && (
            <Alert icon={<IconInfoCircle size={18} />}>
              Your role cannot generate images, so it needs no keys.
            </Alert>
          )}
        </Stack>
      )}
      <ProviderKeyModal toSet={toSet} providers={providers} onClose={close} />
    </div>
  );
}

const sections = {
  user: {
    title: 'My keys',
    description: 'Used only for your images. What they cost does not count toward spending limits.',
    empty:
      'You use the keys of the organization and the installation. Add your own to pay for your images yourself.',
    add: 'Add my key',
  },
  organization: {
    title: 'The organization’s keys',
    description: 'Used by everyone in the organization, within the spending limits.',
    empty: 'The organization uses the installation’s keys. Add one to have your own account charged.',
    add: 'Add the organization’s key',
  },
} as const;

interface KeySectionProps {
  scope: 'user' | 'organization';
  keys: readonly ProviderKey[];
  onSet: (toSet: KeyToSet) => void;
}

function KeySection({ scope, keys, onSet }: KeySectionProps) {
  const { title, description, empty, add } = sections[scope];
  const own = keys.filter((key) => key.scope === scope);
  const addButton = (
    <Button leftSection={<IconPlus size={17} />} onClick={() => onSet({ scopes: [scope] })}>
      {add}
    </Button>
  );
  return (
    <section aria-label={title}>
      <Group justify="space-between" align="flex-end" mb="sm">
        <div>
          <Title order={2}>{title}</Title>
          <Text size="sm" c="dimmed">
            {description}
          </Text>
        </div>
        {own.length > 0 && addButton}
      </Group>
      {own.length === 0 ? (
        <EmptyState icon={IconPlugConnected} title="No key yet" action={addButton} order={3}>
          {empty}
        </EmptyState>
      ) : (
        <ProviderKeyList
          label={title}
          keys={own}
          onReplace={({ provider, baseAddress }) =>
            onSet({ scopes: [scope], provider, replaces: { baseAddress } })
          }
        />
      )}
    </section>
  );
}

/** The providers of the catalogue; whatever only previews needs no key. */
function providerOptions(models: readonly Model[], keys: readonly ProviderKey[]): ProviderOption[] {
  const options = [...groupBy(models, ({ provider }) => provider)]
    .filter(([, members]) => members.some(({ isPreview }) => !isPreview))
    .map(([id, members]) => ({
      id,
      name: members[0]?.providerName ?? id,
      wantsAddress:
        members.some(({ availability }) => availability.reason === 'no_address') ||
        keys.some(({ provider, baseAddress }) => provider === id && baseAddress !== null),
    }));
  const others = keys
    .filter(({ provider }) => !options.some(({ id }) => id === provider))
    .map(({ provider, providerName, baseAddress }) => ({
      id: provider,
      name: providerName,
      wantsAddress: baseAddress !== null,
    }));
  return [...options, ...others].sort((one, other) => one.name.localeCompare(other.name));
}
