import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Asset, AssetPage } from '@/lib/api/types';
import { assetKeys } from './api/keys';
import { type AssetFilters, hasFilters } from './gallery-search';

/** A new asset goes on top of the unfiltered gallery; filtered lists are asked again when they are looked at. */
export function addAsset(queryClient: QueryClient, asset: Asset): void {
  queryClient.setQueryData(assetKeys.detail(asset.id), asset);

  const lists = queryClient.getQueriesData<InfiniteData<AssetPage>>({ queryKey: assetKeys.lists() });
  for (const [queryKey, list] of lists) {
    const filters = (queryKey[2] ?? {}) as AssetFilters;
    if (hasFilters(filters)) {
      void queryClient.invalidateQueries({ queryKey, exact: true });
      continue;
    }
    const known = list?.pages.some(({ items }) => items.some(({ id }) => id === asset.id));
    const [first, ...rest] = list?.pages ?? [];
    if (!list || !first || known) continue;
    queryClient.setQueryData<InfiniteData<AssetPage>>(queryKey, {
      ...list,
      pages: [{ ...first, items: [asset, ...first.items] }, ...rest],
    });
  }
}
