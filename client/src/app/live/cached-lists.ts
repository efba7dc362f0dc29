import type { InfiniteData, Query, QueryClient, QueryKey } from '@tanstack/react-query';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export type PagedList<T> = InfiniteData<Page<T>>;

/** Writes what an event says into a query, without making it look as if the server had been asked. */
export function writeQuietly(queryClient: QueryClient, query: Query, data: unknown): void {
  const { dataUpdatedAt: updatedAt, isInvalidated } = query.state;
  queryClient.setQueryData(query.queryKey, data, { updatedAt });
  if (isInvalidated) query.invalidate();
}

/** A list with its items changed; the same object when none is. */
export function mapItems<T>(list: PagedList<T>, change: (item: T) => T): PagedList<T> {
  const pages = list.pages.map((page) => {
    const items = page.items.map(change);
    return items.some((item, index) => item !== page.items[index]) ? { ...page, items } : page;
  });
  return pages.some((page, index) => page !== list.pages[index]) ? { ...list, pages } : list;
}

/**
 * The newest page put on top of what was loaded before; null when something between the two is missing: then only
 * loading the list again helps.
 */
function mergeNewest<T extends { id: string }>(list: PagedList<T>, newest: Page<T>): PagedList<T> | null {
  const ids = new Set(newest.items.map(({ id }) => id));
  const meets = list.pages.some(({ items }) => items.some(({ id }) => ids.has(id)));
  const [first] = list.pages;
  if (!first || (!meets && newest.nextCursor !== null)) return null;

  const without = list.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => !ids.has(id)) }));
  const [top, ...rest] = without;
  if (!top) return null;
  return { ...list, pages: [{ ...top, items: [...newest.items, ...top.items] }, ...rest] };
}

/**
 * Asks for what is newest in a list that is looked at: one request, however many pages were loaded. A list that nobody
 * looks at any more, or a longer one that is left with a gap, is only marked to be loaded again when it is next opened.
 */
export async function refreshNewest<T extends { id: string }>(
  queryClient: QueryClient,
  queryKey: QueryKey,
  fetchNewest: () => Promise<Page<T>>,
): Promise<void> {
  const query = queryClient.getQueryCache().find<PagedList<T>>({ queryKey });
  const isLong = (query?.state.data?.pages.length ?? 0) > 1;
  if (!isLong || !query?.isActive()) {
    await queryClient.invalidateQueries({ queryKey, exact: true }, { throwOnError: true });
    return;
  }
  const newest = await fetchNewest();
  const list = queryClient.getQueryData<PagedList<T>>(queryKey);
  const merged = list && mergeNewest(list, newest);
  if (merged) queryClient.setQueryData(queryKey, merged);
  else await queryClient.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
}
