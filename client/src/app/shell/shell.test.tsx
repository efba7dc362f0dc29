import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aGeneration, anAssetEvent, anEnd, anImage, aPerson } from '@/test/data';
import { FakeEventSource } from '@/test/fake-event-source';
import { renderApp } from '@/test/render-app';
import { world } from '@/test/server';

describe('a generation that ends while another page is open', () => {
  it('is announced politely and shown as a toast that leads to it', async () => {
    const { user, router } = renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });
    world.generations = [aGeneration({ images: [anImage()] })];

    FakeEventSource.latest.send('asset.created', anAssetEvent());
    FakeEventSource.latest.send('generation.updated', anEnd());

    const toast = await screen.findByRole('alert');
    expect(within(toast).getByText('1 image ready')).toBeInTheDocument();
    expect(screen.getByText('1 image ready: A fox in a teacup')).toHaveAttribute('aria-live', 'polite');
    await user.click(within(toast).getByRole('link', { name: 'Show' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/generations/gen-1'));
  });

  it("is not announced when it is a colleague's", async () => {
    renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });

    FakeEventSource.latest.send('asset.created', anAssetEvent({ createdById: 'user-2' }));
    FakeEventSource.latest.send('generation.updated', anEnd({ createdById: 'user-2' }));
    FakeEventSource.latest.send('asset.created', anAssetEvent({ id: 'asset-2', generationId: 'gen-2' }));
    FakeEventSource.latest.send('generation.updated', anEnd({ id: 'gen-2' }));

    expect(await screen.findAllByRole('alert')).toHaveLength(1);
  });
});

describe('a provider key that stopped working', () => {
  const key = { provider: 'acme', userId: null, reason: 'No.', occurredAt: '2026-11-20T09:00:02Z' };

  it('is told to those who manage the organization, with the way to replace it', async () => {
    const { user, router } = renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });

    FakeEventSource.latest.send('provider_key.rejected', { ...key, scope: 'organization' });

    const toast = await screen.findByRole('alert');
    expect(within(toast).getByText('Acme rejected this organization’s key')).toBeInTheDocument();
    await user.click(within(toast).getByRole('link', { name: 'Open the provider keys' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/settings/provider-keys'));
  });

  it('is told apart from one whose account is empty', async () => {
    world.me = aPerson({ canOperate: true });
    renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });

    FakeEventSource.latest.send('provider_key.out_of_credit', { ...key, scope: 'platform' });

    const toast = await screen.findByRole('alert');
    expect(within(toast).getByText('The installation’s key has no credit left at Acme')).toBeInTheDocument();
    expect(toast).toHaveTextContent('Top up the account at Acme');
    expect(within(toast).getByRole('link', { name: 'Open the providers' })).toBeInTheDocument();
  });

  it('is told to the person whose key it is', async () => {
    world.me = aPerson({ role: 'member' });
    renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });

    FakeEventSource.latest.send('provider_key.rejected', { ...key, scope: 'user', userId: 'user-1' });

    expect(await screen.findByText('Acme rejected your key')).toBeInTheDocument();
  });

  it.each([
    ['member', 'organization', null],
    ['admin', 'platform', null],
    ['owner', 'user', 'user-2'],
  ] as const)('does not bother a %s with a key of the %s %s', async (role, scope, userId) => {
    world.me = aPerson({ role });
    renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });

    FakeEventSource.latest.send('provider_key.rejected', { ...key, scope, userId });
    FakeEventSource.latest.send('provider_key.out_of_credit', { ...key, scope: 'user', userId: 'user-1' });

    expect(await screen.findByText('Your key has no credit left at Acme')).toBeInTheDocument();
    expect(screen.queryByText(/rejected/)).not.toBeInTheDocument();
  });
});

describe('the shell', () => {
  it('groups its pages, and leaves the administration to operators', async () => {
    renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });

    expect(screen.getByRole('list', { name: 'Settings' })).toBeInTheDocument();
    expect(screen.queryByRole('list', { name: 'Administration' })).not.toBeInTheDocument();
  });

  it('has every page behind "More" on a phone', async () => {
    const { user, router } = renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });

    await user.click(screen.getByRole('button', { name: 'More' }));
    const sheet = await screen.findByRole('dialog', { name: 'All pages' });
    await user.click(within(sheet).getByRole('link', { name: 'Spending limits' }));

    await waitFor(() => expect(router.state.location.pathname).toBe('/settings/spending-limits'));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('says when live updates pause and come back', async () => {
    renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });

    FakeEventSource.latest.fail({ refused: false });
    expect(screen.getByText('Live updates paused')).toBeInTheDocument();

    FakeEventSource.latest.open();
    expect(screen.getByText('Live updates on')).toBeInTheDocument();
  });

  it('opens one event stream, and closes it with the session', async () => {
    const { unmount } = renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });

    expect(FakeEventSource.opened).toHaveLength(1);
    unmount();
    expect(FakeEventSource.latest.readyState).toBe(FakeEventSource.CLOSED);
  });

  it('lists the shortcuts on "?", searchable', async () => {
    const { user } = renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });
    await screen.findAllByRole('link', { name: 'Gallery' });

    await waitFor(async () => {
      await user.keyboard('{Shift>}?{/Shift}');
      expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeInTheDocument();
    });
    await user.type(screen.getByRole('textbox', { name: 'Search shortcuts' }), 'zoom or actual');
    expect(screen.getByText('No shortcut matches.')).toBeInTheDocument();
  });

  it('goes to a page by G and its letter', async () => {
    const { user, router } = renderApp('/profile');
    await screen.findByRole('heading', { name: 'Profile' });

    await user.keyboard('gh');

    await waitFor(() => expect(router.state.location.pathname).toBe('/history'));
  });

  it('has a page for addresses that lead nowhere', async () => {
    renderApp('/nowhere');

    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeInTheDocument();
  });
});
