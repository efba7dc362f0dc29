import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { anAsset, anAttempt, aGeneration, aModel } from '@/test/data';
import { renderApp } from '@/test/render-app';
import { api, problem, server, world } from '@/test/server';
import { gallerySearch } from './gallery-search';

function recordQueries() {
  const queries: Record<string, string>[] = [];
  server.use(
    http.get(api('/assets'), ({ request }) => {
      queries.push(Object.fromEntries(new URL(request.url).searchParams));
      return HttpResponse.json({ items: world.assets, nextCursor: null });
    }),
  );
  return queries;
}

describe('filters', () => {
  it('are read from the address and sent to the server', async () => {
    world.assets = [anAsset()];
    const queries = recordQueries();

    renderApp('/gallery?q=fox&orientation=portrait&model=acme/painter&from=2026-11-01&to=2026-11-20');

    expect(await screen.findByRole('list', { name: 'Images' })).toBeInTheDocument();
    expect(queries).toEqual([
      {
        search: 'fox',
        orientation: 'portrait',
        model: 'acme/painter',
        from: new Date('2026-11-01T00:00:00').toISOString(),
        to: new Date('2026-11-20T23:59:59.999').toISOString(),
        limit: '60',
      },
    ]);
    expect(screen.getByRole('searchbox', { name: 'Search prompts' })).toHaveValue('fox');
  });

  it('go into the address when they are changed', async () => {
    world.assets = [anAsset()];
    const queries = recordQueries();
    const { router, user } = renderApp('/gallery');

    await user.type(await screen.findByRole('searchbox', { name: 'Search prompts' }), 'heron');

    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'heron' }));
    await waitFor(() => expect(queries.at(-1)).toMatchObject({ search: 'heron' }));
  });

  it('are shown as chips, each removable by itself', async () => {
    world.assets = [anAsset()];
    const { router, user } = renderApp('/gallery?q=fox&orientation=portrait');
    const chips = within(await screen.findByRole('group', { name: 'Active filters' }));

    await user.click(chips.getByRole('button', { name: 'Remove filter: Portrait' }));

    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'fox' }));
    expect(chips.queryByText('Portrait')).not.toBeInTheDocument();
  });

  it('are cleared by the one action of an empty result', async () => {
    const { router, user } = renderApp('/gallery?q=nothing');

    await user.click(await screen.findByRole('button', { name: 'Clear the filters' }));

    await waitFor(() => expect(router.state.location.search).toEqual({}));
    expect(await screen.findByText('The gallery is empty')).toBeInTheDocument();
  });

  it('that make no sense are dropped', () => {
    expect(
      v.parse(gallerySearch, { q: '  ', orientation: 'round', from: '20-11-2026', size: 'huge', model: 42 }),
    ).toEqual({
      q: undefined,
      model: '42',
      orientation: undefined,
      from: undefined,
      to: undefined,
      view: undefined,
      size: undefined,
    });
  });
});

describe('items', () => {
  it('move by arrow keys and open by Enter, and give the focus back after Escape', async () => {
    world.assets = ['a', 'b', 'c'].map((id) => anAsset({ id, prompt: `image ${id}` }));
    world.generations = [aGeneration()];
    const { router, user } = renderApp('/gallery');
    const link = async (name: string) => (await screen.findByRole('img', { name })).closest('a');
    (await link('image a'))?.focus();

    await user.keyboard('{ArrowRight}');
    expect(await link('image b')).toHaveFocus();
    expect(await link('image b')).toHaveAttribute('tabindex', '0');
    expect(await link('image a')).toHaveAttribute('tabindex', '-1');

    await user.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: 'Image: image b' });
    await user.keyboard('{Escape}');
    await waitFor(async () => expect(await link('image b')).toHaveFocus());

    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Image: image b' });
    await user.keyboard('{ArrowRight}');
    expect(await screen.findByRole('dialog', { name: 'Image: image c' })).toBe(dialog);

    await user.keyboard('{Escape}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/gallery'));
    await waitFor(async () => expect(await link('image c')).toHaveFocus());
  });

  it('can be loaded again when that failed', async () => {
    let broken = true;
    server.use(
      http.get(api('/assets'), () =>
        broken ? problem(400, 'cursor.invalid') : HttpResponse.json({ items: [anAsset()], nextCursor: null }),
      ),
    );
    const { user } = renderApp('/gallery');
    const retry = await screen.findByRole('button', { name: 'Try again' });
    broken = false;

    await user.click(retry);

    expect(await screen.findByRole('img', { name: 'A fox in a teacup' })).toBeInTheDocument();
  });

  it('come page after page as the end comes near', async () => {
    const cursors: (string | null)[] = [];
    server.use(
      http.get(api('/assets'), ({ request }) => {
        const cursor = new URL(request.url).searchParams.get('cursor');
        cursors.push(cursor);
        return HttpResponse.json(
          cursor === 'two'
            ? { items: [anAsset({ id: 'b', prompt: 'second' })], nextCursor: null }
            : { items: [anAsset({ id: 'a', prompt: 'first' })], nextCursor: 'two' },
        );
      }),
    );

    renderApp('/gallery');

    expect(await screen.findByRole('img', { name: 'second' })).toBeInTheDocument();
    expect(screen.getByRole('img', { name: 'first' })).toBeInTheDocument();
    expect(cursors).toEqual([null, 'two']);
  });
});

describe('lightbox', () => {
  it('opens from its address alone, with every parameter and the attempts', async () => {
    world.models = [aModel({ isPreview: true })];
    world.assets = [anAsset({ parameters: { guidanceScale: 3.5 }, seed: 4711, cost: null })];
    world.generations = [
      aGeneration({
        attempts: [anAttempt({ model: 'acme/painter-1', providerJobId: 'job_17' })],
      }),
    ];

    renderApp('/gallery/asset-1');
    const info = within(await screen.findByRole('complementary', { name: 'Information' }));

    expect(await info.findByText('4711')).toBeInTheDocument();
    expect(info.getByText('Guidance scale').nextSibling).toHaveTextContent('3.5');
    expect(info.getByText('Cost').nextSibling).toHaveTextContent('Free preview');
    expect(info.getByText('Preview renderer')).toBeInTheDocument();
    expect(await info.findByText('Provider job job_17')).toBeInTheDocument();
  });

  it('says so when there is no such image', async () => {
    renderApp('/gallery/gone');

    expect(await screen.findByText('This image could not be loaded')).toBeInTheDocument();
  });

  it('takes the settings over with a new seed for a similar image', async () => {
    world.assets = [anAsset({ seed: 4711, aspectRatio: '16:9' })];
    world.generations = [aGeneration()];
    const { user } = renderApp('/gallery/asset-1');

    await user.click(await screen.findByRole('button', { name: 'Similar' }));

    const seed = await screen.findByRole('textbox', { name: 'Seed' });
    expect(seed).not.toHaveValue('');
    expect(seed).not.toHaveValue('4711');
    expect(screen.getByRole('radio', { name: '16:9' })).toBeChecked();
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Prompt' })).toHaveFocus());
  });

  it('switches between fitted and actual size by Z', async () => {
    world.assets = [anAsset()];
    world.generations = [aGeneration()];
    renderApp('/gallery/asset-1');
    const dialog = await screen.findByRole('dialog', { name: /^Image:/ });
    await waitFor(() =>
      expect(within(dialog).getByRole('img')).toHaveAttribute('src', expect.stringContaining('preview')),
    );

    fireEvent.keyDown(document.documentElement, { key: 'z' });

    await waitFor(() =>
      expect(within(dialog).getByRole('img')).toHaveAttribute('src', '/api/v1/assets/asset-1/content'),
    );
  });
});
