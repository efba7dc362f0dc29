import { Button } from '@mantine/core';
import { IconPhoto, IconSparkles } from '@tabler/icons-react';
import { getRouteApi, Link, Outlet, useParams } from '@tanstack/react-router';
import { EmptyState } from '@/components/empty-state';
import { ListPage } from '@/components/list-page';
import { useAssetList } from '@/features/assets/api/list-assets';
import { Gallery } from '@/features/assets/components/gallery';
import { GallerySkeleton } from '@/features/assets/components/gallery-skeleton';
import { GalleryToolbar } from '@/features/assets/components/gallery-toolbar';
import { assetFilters, type GallerySearch, hasFilters, noFilters } from '@/features/assets/gallery-search';
import { useModels } from '@/features/models/api/list-models';

const route = getRouteApi('/signed-in/gallery');

export function GalleryPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { assetId } = useParams({ strict: false });
  const models = useModels();
  const change = (part: Partial<GallerySearch>) =>
    void navigate({ search: (current) => ({ ...current, ...part }), replace: true, resetScroll: false });

  return (
    <>
      <ListPage
        title="Gallery"
        description="All images that your organization has generated."
        toolbar={<GalleryToolbar search={search} models={models.data ?? []} onChange={change} />}
        list={useAssetList(assetFilters(search))}
        errorTitle="The gallery could not be loaded"
        skeleton={<GallerySkeleton list={search.view === 'list'} />}
        empty={<NoImages />}
        filtered={
          hasFilters(search)
            ? {
                title: 'No image matches',
                advice: 'Try fewer words, or look in another time.',
                onClear: () => change(noFilters),
              }
            : null
        }
      >
        {(assets, more) => (
          <Gallery
            assets={assets}
            view={search.view ?? 'grid'}
            size={search.size ?? 'medium'}
            openId={assetId}
            more={more}
          />
        )}
      </ListPage>
      <Outlet />
    </>
  );
}

function NoImages() {
  return (
    <EmptyState
      icon={IconPhoto}
      title="The gallery is empty"
      action={
        <Button leftSection={<IconSparkles size={17} />} renderRoot={(props) => <Link to="/" {...props} />}>
          Generate your first image
        </Button>
      }
    >
      Every image you generate is stored here with its prompt, settings and cost.
    </EmptyState>
  );
}
