import { AppShell, ScrollArea } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, type MouseEvent, Suspense, useMemo } from 'react';
import { LiveRegion } from '@/components/live-region';
import { Logo } from '@/components/logo';
import { CurrentPerson } from '@/components/current-person';
import { KnownModels } from '@/components/known-models';
import { useSession } from '@/features/auth/api/session';
import { useModels } from '@/features/models/api/list-models';
import { ServerEvents } from './server-events';
import { Navigation } from './navigation';
import classes from './shell.module.css';
import { TabBar } from './tab-bar';
import { StreamIndicator } from './stream-indicator';
import { UserMenu } from './user-menu';
import { useGoShortcuts } from './use-go-shortcuts';

// Not needed for the first picture: they arrive after it.
const CommandCenter = lazy(() =>
  import('./command-center').then((module) => ({ default: module.CommandCenter })),
);

/** By hand: below the page's base element, "#main" would be an address of its own. */
function skipToMain(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** The frame of every page for people who are signed in. */
export function Shell() {
  const { data: me = null } = useSession();
  const models = useModels();
  const known = useMemo(() => new Map(models.data?.map((model) => [model.id, model])), [models.data]);
  useGoShortcuts();

  return (
    <CurrentPerson value={me}>
      <KnownModels value={known}>
        <ModalsProvider>
          <a href="#main" className={classes.skip} onClick={skipToMain}>
            Skip to the content
          </a>
          <AppShell
            padding={{ base: 'md', sm: 'xl' }}
            navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: true } }}
            header={{ height: { base: 56, sm: 0 } }}
            footer={{ height: { base: 64, sm: 0 } }}
          >
            {/* A section, because every dialog brings a header of its own and a page has one banner at most. */}
            <AppShell.Header component="section" aria-label="Site" hiddenFrom="sm" className={classes.header}>
              <Brand />
              <UserMenu compact />
            </AppShell.Header>
            <AppShell.Navbar className={classes.navbar} aria-label="Main" visibleFrom="sm">
              <Brand />
              <ScrollArea className={classes.scroll} type="never">
                <Navigation />
              </ScrollArea>
              <div className={classes.foot}>
                <StreamIndicator />
                <UserMenu />
              </div>
            </AppShell.Navbar>
            <AppShell.Main id="main" tabIndex={-1}>
              <div className={classes.main}>
                <Outlet />
              </div>
            </AppShell.Main>
            <AppShell.Footer hiddenFrom="sm" className={classes.footer} aria-label="Main" component="nav">
              <TabBar />
            </AppShell.Footer>
          </AppShell>
          <LiveRegion />
          <ServerEvents />
          <Suspense fallback={null}>
            <CommandCenter />
          </Suspense>
        </ModalsProvider>
      </KnownModels>
    </CurrentPerson>
  );
}

function Brand() {
  return (
    <Link to="/" className={classes.brand} aria-label="ImageGenerator, to the generate page">
      <Logo size={30} />
      ImageGenerator
    </Link>
  );
}
