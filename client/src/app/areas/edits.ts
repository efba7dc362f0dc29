import { IconMaximize } from '@tabler/icons-react';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { editQuery } from '@/features/edits/api/get-edit';
import { editListQuery } from '@/features/edits/api/list-edits';
import { signedIn } from '../parent-routes';
import { prefetch } from '../prefetch';

const edits = createRoute({
  getParentRoute: () => signedIn,
  path: '/edits',
  staticData: { title: 'Edits', destination: { group: 'work', place: 4, icon: IconMaximize, key: 'e' } },
  loader: ({ context: { queryClient } }) => prefetch(queryClient.infiniteQuery(editListQuery)),
  component: lazyRouteComponent(() => import('../routes/edits-page'), 'EditsPage'),
});

const edit = createRoute({
  getParentRoute: () => signedIn,
  path: '/edits/$id',
  staticData: { title: 'Edit' },
  loader: ({ context: { queryClient }, params }) => prefetch(queryClient.query(editQuery(params.id))),
  component: lazyRouteComponent(() => import('../routes/edit-page'), 'EditPage'),
});

export const routes = [edits, edit] as const;
