import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { CreateGenerationRequest } from '@/lib/api/types';
import { aModel, aPerson, aPrice } from '@/test/data';
import { renderApp } from '@/test/render-app';
import { api, server, world } from '@/test/server';

const painter = aModel();
const flux = aModel({
  id: 'bfl/flux',
  name: 'FLUX Kontext',
  provider: 'bfl',
  providerName: 'Black Forest Labs',
  isDefault: false,
  price: null,
  typicalSeconds: 3,
  health: {
    state: 'down',
    successRate: 0.1,
    typicalSeconds: 3,
    checkedAt: null,
    reason: null,
    pausedUntil: null,
  },
  capabilities: { maxReferences: 2, mask: true },
});
const noKey = aModel({
  id: 'nova/sketch',
  name: 'Sketch',
  provider: 'nova',
  providerName: 'Nova',
  isDefault: false,
  availability: { usable: false, reason: 'no_key', keyOwner: null },
});

async function openPicker() {
  const app = renderApp('/');
  await app.user.click(await screen.findByRole('button', { name: /^Model:/ }));
  return { ...app, options: await screen.findByRole('listbox', { name: 'Models' }) };
}

describe('the model picker', () => {
  it('groups by provider, with price, time, health in words and abilities', async () => {
    world.models = [painter, flux];
    const { options } = await openPicker();

    const acme = within(within(options).getByRole('group', { name: /Acme/ }));
    expect(
      acme.getByRole('option', { name: /Painter.*≈ \$0\.04 per image · about 9 s/ }),
    ).toBeInTheDocument();
    const lab = within(options).getByRole('group', { name: /Black Forest Labs.*Down/ });
    const option = within(lab).getByRole('option', { name: /FLUX Kontext.*Price unknown/ });
    expect(option).toHaveTextContent('2 references');
    expect(option).toHaveTextContent('Mask');
  });

  it('finds by provider and by ability', async () => {
    world.models = [painter, flux];
    const { user, options } = await openPicker();
    const search = screen.getByRole('combobox', { name: 'Search models' });

    await user.type(search, 'forest mask');
    expect(within(options).getAllByRole('option')).toHaveLength(1);

    await user.clear(search);
    await user.type(search, 'zeppelin');
    expect(within(options).getByText('No model matches “zeppelin”.')).toBeInTheDocument();
  });

  it('says why a model cannot be used, blocks the button and leads to the missing key', async () => {
    world.models = [painter, noKey];
    const { user, options, router } = await openPicker();
    await user.click(within(options).getByRole('option', { name: /Sketch.*No key/ }));

    expect(await screen.findByRole('button', { name: /^Generate/ })).toHaveAccessibleDescription(
      /Nova needs a key before Sketch can be used\./,
    );
    await user.click(screen.getByRole('link', { name: 'Add a key for Nova' }));

    await waitFor(() => expect(router.state.location.pathname).toBe('/settings/provider-keys'));
    expect(await screen.findByRole('dialog', { name: 'Add a provider key' })).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Provider' })).toHaveValue('Nova');
  });

  it('sends nobody to a page where they may not add a key', async () => {
    world.me = aPerson({ role: 'viewer' });
    world.models = [painter, noKey];
    const { user, options } = await openPicker();

    await user.click(within(options).getByRole('option', { name: /Sketch/ }));

    expect(await screen.findByText('Ask an administrator to add one.')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Add a key/ })).not.toBeInTheDocument();
  });

  it('offers the replacement of a retired model', async () => {
    const retired = aModel({
      id: 'acme/old',
      name: 'Old',
      isDefault: false,
      replacement: 'acme/painter',
      availability: { usable: false, reason: 'retired', keyOwner: null },
    });
    world.models = [painter, retired];
    const { user, options } = await openPicker();
    await user.click(within(options).getByRole('option', { name: /Old.*Retired/ }));

    await user.click(await screen.findByRole('button', { name: 'Use Painter' }));

    expect(screen.getByRole('button', { name: /^Model: Painter/ })).toBeInTheDocument();
  });
});

describe('automatic choice', () => {
  it('asks what counts most, sends it, and names the model it would be now', async () => {
    world.models = [painter, flux];
    world.estimate = { model: 'acme/painter' };
    const asked: CreateGenerationRequest[] = [];
    server.events.on('request:start', ({ request }) => {
      if (request.url.endsWith('/estimate'))
        void request
          .clone()
          .json()
          .then((body) => asked.push(body as CreateGenerationRequest));
    });
    const { user, options } = await openPicker();
    await user.click(within(options).getByRole('option', { name: /^Automatic/ }));
    await user.type(screen.getByRole('textbox', { name: 'Prompt' }), 'a fox');
    await user.click(screen.getByRole('radio', { name: 'Speed' }));

    expect(await screen.findByText('Currently Painter at Acme.')).toBeInTheDocument();
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ model: 'auto', prefer: 'speed' }));
    server.events.removeAllListeners();
  });

  it('says that quality chooses the most expensive model, before it is sent', async () => {
    world.models = [painter, flux];
    const { user, options } = await openPicker();
    await user.click(within(options).getByRole('option', { name: /^Automatic/ }));
    expect(screen.queryByText(/most expensive/)).not.toBeInTheDocument();

    await user.click(screen.getByRole('radio', { name: 'Quality' }));

    expect(
      screen.getByText('Quality selects the most expensive model that supports your settings.'),
    ).toBeInTheDocument();
  });
});

describe('the estimate', () => {
  it('shows what the tightest limit leaves', async () => {
    world.estimate = {
      budget: [
        { limitId: 'a', scope: 'organization', period: 'month', limit: 100, remaining: 60 },
        { limitId: 'b', scope: 'user', period: 'day', limit: 5, remaining: 1.25 },
      ],
    };
    const { user } = renderApp('/');
    await user.type(await screen.findByRole('textbox', { name: 'Prompt' }), 'a fox');

    expect(await screen.findByText(/of \$5\.00 left today \(yours\)/)).toHaveTextContent('$1.25');
    expect(screen.getByRole('progressbar', { name: 'Budget left today' })).toHaveAttribute(
      'aria-valuenow',
      '25',
    );
  });

  it('blocks the button with the reason when the budget is gone', async () => {
    world.estimate = { blocked: { code: 'budget.exceeded', message: 'The monthly limit leaves $0.01.' } };
    const sent: string[] = [];
    server.use(http.post(api('/generations'), () => (sent.push('x'), HttpResponse.json({}))));
    const { user } = renderApp('/');
    await user.type(await screen.findByRole('textbox', { name: 'Prompt' }), 'a fox');

    const button = await screen.findByRole('button', { name: /^Generate/ });
    await waitFor(() => expect(button).toHaveAccessibleDescription('The monthly limit leaves $0.01.'));
    await user.click(button);
    expect(sent).toEqual([]);
  });
});

describe('the comparison', () => {
  const names = () =>
    screen
      .getAllByRole('rowheader')
      .map((row) => row.textContent)
      .map((text) => ['Painter', 'FLUX Kontext', 'Pricey'].find((name) => text.startsWith(name)));

  it('sorts by what was clicked, the unknown last, and chooses', async () => {
    const pricey = aModel({
      id: 'acme/pricey',
      name: 'Pricey',
      isDefault: false,
      typicalSeconds: 1,
      price: aPrice({ perImage: 0.2, from: 0.2 }),
    });
    world.models = [flux, pricey, painter];
    const { user } = renderApp('/');
    await user.click(await screen.findByRole('button', { name: 'Compare models' }));
    await screen.findByRole('dialog', { name: 'Compare models' });

    expect(names()).toEqual(['Painter', 'Pricey', 'FLUX Kontext']);
    await user.click(screen.getByRole('button', { name: 'Price' }));
    expect(names()).toEqual(['Pricey', 'Painter', 'FLUX Kontext']);
    expect(screen.getByRole('columnheader', { name: 'Price' })).toHaveAttribute('aria-sort', 'descending');
    await user.click(screen.getByRole('button', { name: 'Time' }));
    expect(names()).toEqual(['Pricey', 'FLUX Kontext', 'Painter']);

    await user.click(screen.getByRole('button', { name: 'Choose Pricey at Acme' }));
    expect(await screen.findByRole('button', { name: /^Model: Pricey/ })).toBeInTheDocument();
  });

  it('leaves out what cannot be used, on request', async () => {
    world.models = [painter, noKey];
    const { user } = renderApp('/');
    await user.click(await screen.findByRole('button', { name: 'Compare models' }));
    expect(await screen.findAllByRole('rowheader')).toHaveLength(2);

    await user.click(screen.getByRole('switch', { name: 'Only models I can use' }));

    expect(screen.getAllByRole('rowheader')).toHaveLength(1);
  });
});
