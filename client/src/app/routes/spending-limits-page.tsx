import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconBuildingBank, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { useApiKeys } from '@/features/api-keys/api/list-api-keys';
import { useSession } from '@/features/auth/api/session';
import { useSpendingLimits } from '@/features/spending-limits/api/list-spending-limits';
import { useMySpendingLimits } from '@/features/spending-limits/api/my-spending-limits';
import type { LimitSubjects } from '@/features/spending-limits/components/limit-form';
import { LimitList, LimitListSkeleton } from '@/features/spending-limits/components/limit-list';
import { LimitModal } from '@/features/spending-limits/components/limit-modal';
import type { ApiKey, Me } from '@/lib/api/types';
import type { SpendingLimit } from '@/features/spending-limits/types';
import { distinctBy } from '@/lib/group-by';
import { canManage } from '@/lib/permissions';

export function SpendingLimitsPage() {
  const { data: me } = useSession();
  const manages = canManage(me);
  return (
    <div style={{ maxWidth: 960 }}>
      <PageHeader
        title="Spending limits"
        description="Limits are checked before anything is sent. A request that would exceed one is refused and costs nothing."
      />
      <Stack gap="xl">
        {manages && me && <AllLimits me={me} />}
        <MyLimits />
      </Stack>
    </div>
  );
}

function AllLimits({ me }: { me: Me }) {
  const limits = useSpendingLimits({ enabled: true });
  const apiKeys = useApiKeys();
  const [edited, setEdited] = useState<SpendingLimit | 'new' | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setEdited('new')}>
      Add a limit
    </Button>
  );
  const keys = apiKeys.data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <section aria-label="All limits">
      <Group justify="space-between" mb="sm">
        <Title order={2}>In the organization</Title>
        {limits.data && limits.data.length > 0 && add}
      </Group>
      <Limits
        label="All limits"
        limits={limits}
        onEdit={setEdited}
        empty={
          <EmptyState icon={IconBuildingBank} title="No limits yet" action={add} order={3}>
            Everyone can spend what the provider keys allow. A limit for the whole organization is a good
            start.
          </EmptyState>
        }
      />
      <LimitModal
        edited={edited}
        subjects={subjectsOf(me, keys, limits.data ?? [])}
        onClose={() => setEdited(null)}
      />
    </section>
  );
}

function MyLimits() {
  const limits = useMySpendingLimits();
  return (
    <section aria-label="My limits">
      <Title order={2}>Limits that apply to you</Title>
      <Text size="sm" c="dimmed" mb="sm">
        Every one of them must have enough left for what you generate.
      </Text>
      <Limits
        label="My limits"
        limits={limits}
        onEdit={null}
        empty={
          <EmptyState icon={IconBuildingBank} title="No limit applies to you" order={3}>
            You can spend what the provider keys allow.
          </EmptyState>
        }
      />
    </section>
  );
}

interface LimitsProps {
  label: string;
  limits: ReturnType<typeof useMySpendingLimits>;
  onEdit: ((limit: SpendingLimit) => void) | null;
  empty: React.ReactNode;
}

function Limits({ label, limits, onEdit, empty }: LimitsProps) {
  if (limits.isPending) return <LimitListSkeleton />;
  if (!limits.data)
    return (
      <ErrorState
        title="The spending limits could not be loaded"
        error={limits.error}
        onRetry={() => void limits.refetch()}
        retrying={limits.isFetching}
      />
    );
  return limits.data.length === 0 ? empty : <LimitList label={label} limits={limits.data} onEdit={onEdit} />;
}

/** Whoever is known to the page: the person, those who made API keys, and those who have a limit already. */
function subjectsOf(me: Me, keys: readonly ApiKey[], limits: readonly SpendingLimit[]): LimitSubjects {
  const limited = limits.flatMap(({ scope, subjectId, subjectName }) =>
    scope === 'user' && subjectId ? [{ id: subjectId, name: subjectName }] : [],
  );
  const people = [me, ...keys.map(({ createdBy }) => createdBy)].map(({ id, displayName }) => ({
    id,
    name: displayName,
  }));
  return {
    people: distinctBy([...people, ...limited], ({ id }) => id),
    apiKeys: keys
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ id, name, prefix }) => ({ id, name: `${name} (${prefix}…)` })),
  };
}
