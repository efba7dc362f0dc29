import { IconPhoto } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { assetListQuery } from '@/features/assets/api/list-assets';
import { assetFilters, gallerySearch } from '@/features/assets/gallery-search';
import { signedIn } from '../parent-routes';
import { prefetch } from '../prefetch';

const gallery = createRoute({
  getParentRoute: () => signedIn,
  path: '/gallery',
  staticData: {
    title: 'Gallery',
    destination: { group: 'work', place: 2, icon: IconPhoto, key: 'g', tab: true },
  },
  validateSearch: gallerySearch,
  loaderDeps: ({ search }) => assetFilters(search),
  loader: ({ context: { queryClient }, deps }) => prefetch(queryClient.infiniteQuery(assetListQuery(deps))),
  component: lazyRouteComponent(() => import('../routes/gallery-page'), 'GalleryPage'),
});

const asset = createRoute({
  getParentRoute: () => gallery,
  path: '$assetId',
  staticData: { title: 'Image' },
  component: lazyRouteComponent(() => import('../routes/asset-lightbox'), 'AssetLightbox'),
});

export const routes = [gallery.addChildren([asset])] as const;
