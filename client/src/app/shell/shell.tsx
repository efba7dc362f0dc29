import { AppShell } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { LiveRegion } from '@/components/live-region';
import { Logo } from '@/components/logo';
import { PreviewModels } from '@/components/preview-badge';
import { useModels } from '@/features/models/api/list-models';
import { ServerEvents } from './server-events';
import { destinations } from './destinations';
import classes from './shell.module.css';
import { StreamIndicator } from './stream-indicator';
import { UserMenu } from './user-menu';
import { useGoShortcuts } from './use-go-shortcuts';

// Not needed for the first picture: they arrive after it.
const CommandCenter = lazy(() =>
  import('./command-center').then((module) => ({ default: module.CommandCenter })),
);

/** The frame of every page for people who are signed in. */
export function Shell() {
  const models = useModels();
  const previews = new Set(models.data?.filter(({ isPreview }) => isPreview).map(({ id }) => id));
  useGoShortcuts();

  return (
    <PreviewModels value={previews}>
      <a href="#main" className={classes.skip}>
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
          <ul className={classes.links}>
            {destinations.map(({ to, label, icon: Icon }) => (
              <li key={to}>
                <Link
                  to={to}
                  className={classes.link}
                  activeOptions={{ exact: to === '/', includeSearch: false }}
                >
                  <Icon size={20} stroke={1.7} aria-hidden="true" />
                  {label}
                </Link>
              </li>
            ))}
          </ul>
          <div style={{ marginTop: 'auto' }}>
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
          <ul className={classes.tabs}>
            {destinations.map(({ to, label, icon: Icon }) => (
              <li key={to}>
                <Link
                  to={to}
                  className={classes.tab}
                  activeOptions={{ exact: to === '/', includeSearch: false }}
                >
                  <Icon size={22} stroke={1.7} aria-hidden="true" />
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </AppShell.Footer>
      </AppShell>
      <LiveRegion />
      <ServerEvents />
      <Suspense fallback={null}>
        <CommandCenter />
      </Suspense>
    </PreviewModels>
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
