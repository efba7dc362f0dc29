import { useMatches } from '@mantine/core';
import { Notifications, type NotificationsProps } from '@mantine/notifications';
import { Outlet, useMatches as useRouteMatches, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

type NotificationsPosition = NonNullable<NotificationsProps['position']>;

/** Around every page: its title, and where the focus goes when a page is left. */
export function RootLayout() {
  const title = useRouteMatches({ select: (matches) => matches.at(-1)?.staticData.title });
  useEffect(() => {
    document.title = title ? `${title} · ImageGenerator` : 'ImageGenerator';
  }, [title]);
  useFocusAfterNavigation();
  // Never over the buttons that a thumb or an open image needs.
  const messages = useMatches<NotificationsPosition>({ base: 'top-center', sm: 'bottom-right' });
  return (
    <>
      {/* Inside the router, because messages may hold links. */}
      <Notifications position={messages} limit={4} />
      <Outlet />
    </>
  );
}

/** A new page takes the focus as a page load would; the lightbox and filters stay where they are. */
function useFocusAfterNavigation() {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, toLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return;
        const within = (path: string) => path.startsWith('/gallery');
        if (within(fromLocation.pathname) && within(toLocation.pathname)) return;
        const main = document.getElementById('main');
        if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
      }),
    [router],
  );
}
