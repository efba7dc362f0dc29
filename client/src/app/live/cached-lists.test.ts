import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { type PagedList, refreshNewest, writeQuietly } from './cached-lists';

const queryKey = ['rows'];
type List = PagedList<{ id: string }>;

function pageOf(ids: string[], nextCursor: string | null) {
  return { items: ids.map((id) => ({ id })), nextCursor };
}

function listOf(...pages: ReturnType<typeof pageOf>[]): List {
  return { pages, pageParams: pages.map(() => undefined) };
}

/** A list that somebody looks at, as a page does. */
function lookedAt(list: List): QueryClient {
  const queryClient = new QueryClient();
  queryClient.setQueryData(queryKey, list);
  const observer = new QueryObserver(queryClient, { queryKey, queryFn: () => list, staleTime: Infinity });
  observer.subscribe(() => undefined);
  return queryClient;
}

describe('writeQuietly', () => {
  it('leaves the time at which the server was asked', () => {
    const queryClient = new QueryClient();
    queryClient.setQueryData(queryKey, 'old', { updatedAt: 1_000 });
    const query = queryClient.getQueryCache().find({ queryKey });

    if (query) writeQuietly(queryClient, query, 'new');

    expect(queryClient.getQueryState(queryKey)).toMatchObject({ data: 'new', dataUpdatedAt: 1_000 });
  });
});

describe('refreshNewest', () => {
  it('leaves a list as it is and marks it when the newest page does not reach down to it', async () => {
    const before = listOf(pageOf(['row-2'], 'next'), pageOf(['row-1'], null));
    const queryClient = lookedAt(before);

    await refreshNewest(queryClient, queryKey, vi.fn().mockResolvedValue(pageOf(['row-9'], 'next')));

    expect(queryClient.getQueryData(queryKey)).toEqual(before);
    expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(true);
  });

  it('puts a whole new list on top where nothing can be missing', async () => {
    const queryClient = lookedAt(listOf(pageOf(['row-2'], 'next'), pageOf(['row-1'], null)));

    await refreshNewest(queryClient, queryKey, vi.fn().mockResolvedValue(pageOf(['row-3', 'row-2'], 'next')));

    expect(queryClient.getQueryData<List>(queryKey)).toEqual(
      listOf(pageOf(['row-3', 'row-2'], 'next'), pageOf(['row-1'], null)),
    );
  });

  it('only marks a list that nobody looks at any more', async () => {
    const queryClient = new QueryClient();
    const before = listOf(pageOf(['row-2'], 'next'), pageOf(['row-1'], null));
    queryClient.setQueryData(queryKey, before);
    const fetchNewest = vi.fn();

    await refreshNewest(queryClient, queryKey, fetchNewest);

    expect(fetchNewest).not.toHaveBeenCalled();
    expect(queryClient.getQueryData(queryKey)).toEqual(before);
    expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(true);
  });
});
