import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state';
import type { More } from './load-more';

/** A list that is fetched page by page. */
type PagedList<Item> = UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;

export interface ListContentProps<Item> {
  list: PagedList<Item>;
  /** "The history could not be loaded". */
  errorTitle: string;
  skeleton: ReactNode;
  /** What stands there when the list has no items. */
  empty: ReactNode;
  children: (items: Item[], more: More) => ReactNode;
}

/** What a list shows while it is fetched, when that failed, when it is empty, and when it is there. */
export function ListContent<Item>({ list, errorTitle, skeleton, empty, children }: ListContentProps<Item>) {
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length > 0)
    return children(items, {
      hasNext: list.hasNextPage,
      loading: list.isFetchingNextPage,
      error: list.isFetchNextPageError ? list.error : null,
      load: () => void list.fetchNextPage(),
    });
  if (list.isPending) return skeleton;
  if (list.isSuccess) return empty;
  return (
    <ErrorState
      title={errorTitle}
      error={list.error}
      onRetry={() => void list.refetch()}
      retrying={list.isFetching}
    />
  );
}
