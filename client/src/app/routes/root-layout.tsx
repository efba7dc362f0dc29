import { Notifications } from '@mantine/notifications';
import { Outlet, useMatches, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Around every page: its title, and where the focus goes when a page is left. */
export function RootLayout() {
  const title = useMatches({ select: (matches) => matches.at(-1)?.staticData.title });
  useEffect(() => {
    document.title = title ? `${title} · ImageGenerator` : 'ImageGenerator';
  }, [title]);
  useFocusAfterNavigation();
  return (
    <>
      {/* Inside the router, because messages may hold links. */}
      <Notifications position="top-right" limit={4} />
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
