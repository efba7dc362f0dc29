import { Button, Skeleton } from '@mantine/core';
import { IconHistory, IconSparkles } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { EmptyState } from '@/components/empty-state';
import { ListPage } from '@/components/list-page';
import { useGenerationList } from '@/features/generations/api/list-generations';
import { HistoryList } from '@/features/generations/components/history-list';
import { HistoryToolbar } from '@/features/generations/components/history-toolbar';
import { hasHistoryFilters, type HistorySearch, noFilters } from '@/features/generations/history-search';
import { useModels } from '@/features/models/api/list-models';

const route = getRouteApi('/signed-in/history');

export function HistoryPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const models = useModels();
  const change = (part: Partial<HistorySearch>) =>
    void navigate({ search: (current) => ({ ...current, ...part }), replace: true, resetScroll: false });

  return (
    <ListPage
      title="History"
      description="All requests: running, done, failed and cancelled."
      toolbar={<HistoryToolbar search={search} models={models.data ?? []} onChange={change} />}
      list={useGenerationList(search)}
      errorTitle="The history could not be loaded"
      skeleton={<HistorySkeleton />}
      empty={<NoHistory />}
      filtered={
        hasHistoryFilters(search)
          ? {
              title: 'Nothing matches',
              advice: 'Try fewer words, another status, or another time.',
              onClear: () => change(noFilters),
            }
          : null
      }
    >
      {(generations, more) => <HistoryList generations={generations} more={more} />}
    </ListPage>
  );
}

function NoHistory() {
  return (
    <EmptyState
      icon={IconHistory}
      title="No history yet"
      action={
        <Button leftSection={<IconSparkles size={17} />} renderRoot={(props) => <Link to="/" {...props} />}>
          Generate your first image
        </Button>
      }
    >
      Every request is listed here with its cost and result.
    </EmptyState>
  );
}

function HistorySkeleton() {
  return (
    <div role="status" aria-label="Loading the history">
      <Skeleton height={14} width={80} mt={18} mb={10} />
      {[1, 2, 3, 4, 5, 6].map((line) => (
        <Skeleton key={line} height={90} radius="lg" mb={8} />
      ))}
    </div>
  );
}
