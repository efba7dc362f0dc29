import { Button } from '@mantine/core';
import { IconPhoto, IconSearchOff, IconSparkles } from '@tabler/icons-react';
import { getRouteApi, Link, Outlet, useParams } from '@tanstack/react-router';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { useAssetList } from '@/features/assets/api/list-assets';
import { Gallery } from '@/features/assets/components/gallery';
import { GallerySkeleton } from '@/features/assets/components/gallery-skeleton';
import { GalleryToolbar } from '@/features/assets/components/gallery-toolbar';
import { assetFilters, type GallerySearch, hasFilters } from '@/features/assets/gallery-search';
import { useModels } from '@/features/models/api/list-models';

const route = getRouteApi('/signed-in/gallery');

export function GalleryPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { assetId } = useParams({ strict: false });
  const models = useModels();
  const list = useAssetList(assetFilters(search));
  const assets = list.data?.pages.flatMap(({ items }) => items) ?? [];

  const change = (part: Partial<GallerySearch>) =>
    void navigate({ search: (current) => ({ ...current, ...part }), replace: true, resetScroll: false });

  return (
    <>
      <PageHeader title="Gallery" description="Every image your organization has made." />
      <GalleryToolbar search={search} models={models.data ?? []} onChange={change} />
      <div
        style={{ marginTop: 16, opacity: list.isPlaceholderData ? 0.55 : 1, transition: 'opacity 120ms' }}
        aria-busy={list.isPlaceholderData}
      >
        {list.isPending && <GallerySkeleton list={search.view === 'list'} />}
        {list.isError && assets.length === 0 && (
          <ErrorState
            title="The gallery could not be loaded"
            error={list.error}
            onRetry={() => void list.refetch()}
            retrying={list.isFetching}
          />
        )}
        {assets.length > 0 && (
          <Gallery
            assets={assets}
            view={search.view ?? 'grid'}
            size={search.size ?? 'medium'}
            openId={assetId}
            more={{
              hasNext: list.hasNextPage,
              loading: list.isFetchingNextPage,
              error: list.isFetchNextPageError ? list.error : null,
              load: () => void list.fetchNextPage(),
            }}
          />
        )}
        {list.isSuccess && assets.length === 0 && (
          <NothingHere
            filtered={hasFilters(search)}
            onClear={() =>
              change({
                q: undefined,
                model: undefined,
                orientation: undefined,
                from: undefined,
                to: undefined,
              })
            }
          />
        )}
      </div>
      <Outlet />
    </>
  );
}

function NothingHere({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered)
    return (
      <EmptyState
        icon={IconSearchOff}
        title="No image matches"
        action={<Button onClick={onClear}>Clear the filters</Button>}
      >
        Try fewer words, or look in another time.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={IconPhoto}
      title="The gallery is empty"
      action={
        <Button leftSection={<IconSparkles size={17} />} renderRoot={(props) => <Link to="/" {...props} />}>
          Make the first image
        </Button>
      }
    >
      Every image you generate is kept here, with the prompt, the settings and the cost.
    </EmptyState>
  );
}
