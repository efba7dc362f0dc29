import { Button, Skeleton } from '@mantine/core';
import { IconHistory, IconSearchOff, IconSparkles } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { useGenerationList } from '@/features/generations/api/list-generations';
import { HistoryList } from '@/features/generations/components/history-list';
import { HistoryToolbar } from '@/features/generations/components/history-toolbar';
import { hasHistoryFilters, type HistorySearch } from '@/features/generations/history-search';
import { useModels } from '@/features/models/api/list-models';

const route = getRouteApi('/signed-in/history');

export function HistoryPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const models = useModels();
  const list = useGenerationList(search);
  const generations = list.data?.pages.flatMap(({ items }) => items) ?? [];

  const change = (part: Partial<HistorySearch>) =>
    void navigate({ search: (current) => ({ ...current, ...part }), replace: true, resetScroll: false });

  return (
    <>
      <PageHeader title="History" description="Every request: running, done, failed and cancelled." />
      <HistoryToolbar search={search} models={models.data ?? []} onChange={change} />
      <div
        style={{ marginTop: 8, opacity: list.isPlaceholderData ? 0.55 : 1, transition: 'opacity 120ms' }}
        aria-busy={list.isPlaceholderData}
      >
        {list.isPending && <HistorySkeleton />}
        {list.isError && generations.length === 0 && (
          <ErrorState
            title="The history could not be loaded"
            error={list.error}
            onRetry={() => void list.refetch()}
            retrying={list.isFetching}
          />
        )}
        {generations.length > 0 && (
          <HistoryList
            generations={generations}
            more={{
              hasNext: list.hasNextPage,
              loading: list.isFetchingNextPage,
              error: list.isFetchNextPageError ? list.error : null,
              load: () => void list.fetchNextPage(),
            }}
          />
        )}
        {list.isSuccess && generations.length === 0 && (
          <NothingHere
            filtered={hasHistoryFilters(search)}
            onClear={() =>
              change({ q: undefined, status: undefined, model: undefined, from: undefined, to: undefined })
            }
          />
        )}
      </div>
    </>
  );
}

function NothingHere({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered)
    return (
      <EmptyState
        icon={IconSearchOff}
        title="Nothing matches"
        action={<Button onClick={onClear}>Clear the filters</Button>}
      >
        Try fewer words, another status, or another time.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={IconHistory}
      title="No history yet"
      action={
        <Button leftSection={<IconSparkles size={17} />} renderRoot={(props) => <Link to="/" {...props} />}>
          Make the first image
        </Button>
      }
    >
      Every request is listed here with what it cost and how it ended.
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
