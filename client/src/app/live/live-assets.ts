import type { Query, QueryClient } from '@tanstack/react-query';
import { assetKeys } from '@/features/assets/api/keys';
import { fetchAssetPage } from '@/features/assets/api/list-assets';
import type { AssetFilters } from '@/features/assets/gallery-search';
import type { AssetPage } from '@/lib/api/types';
import { type PagedList, refreshNewest } from './cached-lists';
import type { AssetCreated, Changes } from './changes';
import { mayListAsset } from './may-belong';
import type { createRefresher } from './refresher';

/** Has the lists that may show a new image asked again: at once what is looked at, the others when they are opened. */
export function createLiveAssets(queryClient: QueryClient, refresher: ReturnType<typeof createRefresher>) {
  const complete = (query: Query, image: AssetCreated) => {
    const filters = filtersOf(query);
    if (!mayListAsset(filters, image) || hasAsset(query, image.id)) return;
    if (!query.isActive()) {
      if (!query.state.isInvalidated) query.invalidate();
      return;
    }
    refresher.request(
      query.queryHash,
      image.id,
      () => !hasAsset(query, image.id),
      () => refreshNewest(queryClient, query.queryKey, () => fetchAssetPage(filters)),
    );
  };

  return {
    complete({ images }: Changes): void {
      const lists = queryClient.getQueryCache().findAll({ queryKey: assetKeys.lists() });
      for (const image of [...images.values()].flat()) for (const query of lists) complete(query, image);
    },
  };
}

function hasAsset(query: Query, id: string): boolean {
  const list = query.state.data as PagedList<AssetPage['items'][number]> | undefined;
  return list?.pages.some(({ items }) => items.some((item) => item.id === id)) ?? false;
}

function filtersOf(query: Query): AssetFilters {
  return query.queryKey[2] ?? {};
}
