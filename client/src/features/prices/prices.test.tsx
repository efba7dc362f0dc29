import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AddPriceRequest } from './types';
import { aModel, aPerson, aPriceRow } from '@/test/data';
import { renderApp } from '@/test/render-app';
import { api, problem, server, world } from '@/test/server';
import { componentText } from './component-text';
import { lineProblem, parseWhen } from './price-lines';

beforeEach(() => {
  world.me = aPerson({ canOperate: true });
  world.prices = [
    aPriceRow(),
    aPriceRow({
      id: 'next',
      validFrom: '2999-01-01',
      isCurrent: false,
      components: [{ unit: 'image', amount: 0.05, when: {}, included: 0 }],
      source: 'A letter',
      enteredBy: { id: 'user-1', displayName: 'Mira Okafor' },
    }),
    aPriceRow({
      id: 'old',
      validFrom: '2020-01-01',
      isCurrent: false,
      components: [{ unit: 'image', amount: 0.07, when: {}, included: 0 }],
    }),
  ];
});

function acceptPrices() {
  const received: AddPriceRequest[] = [];
  server.use(
    http.post<never, AddPriceRequest>(api('/admin/prices'), async ({ request }) => {
      const body = await request.json();
      received.push(body);
      const row = aPriceRow({ id: 'new', validFrom: body.validFrom, source: body.source });
      world.prices = [row, ...world.prices];
      return HttpResponse.json(row, { status: 201 });
    }),
  );
  return received;
}

describe('a line of a price', () => {
  it('reads as a sentence', () => {
    expect(componentText({ unit: 'image', amount: 0.04, when: {}, included: 0 })).toBe('$0.04 per image');
    expect(componentText({ unit: 'megapixel', amount: 0.01, when: { quality: 'hd' }, included: 1 })).toBe(
      '$0.01 per megapixel, quality hd, the first 1 free',
    );
    expect(componentText({ unit: 'second', amount: 0.00002, when: {}, included: 0 })).toBe(
      '$0.00002 per second',
    );
  });

  it('has conditions that can be read, or says how to write them', () => {
    expect(parseWhen('quality=hd, size = 1024x1024')).toEqual({ quality: 'hd', size: '1024x1024' });
    expect(parseWhen('')).toEqual({});
    expect(parseWhen('quality')).toBeNull();
    expect(lineProblem({ key: 'a', unit: 'image', amount: 1, included: '', when: 'hd' })).toMatch(
      /quality=hd/,
    );
    expect(lineProblem({ key: 'a', unit: 'image', amount: '', included: '', when: '' })).toMatch(/amount/);
    expect(lineProblem({ key: 'a', unit: 'image', amount: 0, included: '', when: '' })).toBeNull();
  });
});

describe('the price book', () => {
  const painter = () => screen.findByRole('region', { name: 'Painter at Acme' });

  it('marks the current row, shows those to come, and the earlier ones on request', async () => {
    const { user } = renderApp('/admin/prices');
    const model = within(await painter());

    expect(model.getByText('$0.04 per image').closest('[data-current]')).toHaveTextContent('Current');
    expect(model.getByText('Upcoming')).toBeInTheDocument();
    expect(model.getByText(/Entered by Mira Okafor/)).toBeInTheDocument();
    expect(model.queryByText('$0.07 per image')).not.toBeInTheDocument();
    await user.click(model.getByRole('button', { name: 'Show 1 earlier price' }));
    expect(model.getByText('$0.07 per image')).toBeInTheDocument();
  });

  it('says when a model has no price, and how many have none', async () => {
    world.prices = [];
    renderApp('/admin/prices');

    expect(within(await painter()).getByText(/^No price: it is shown as unknown/)).toBeInTheDocument();
    expect(screen.getByText(/^1 model has no current price/)).toBeInTheDocument();
  });

  it('is narrowed by words, which stay in the address', async () => {
    world.models = [
      aModel(),
      aModel({ id: 'nova/sketch', name: 'Sketch', provider: 'nova', providerName: 'Nova' }),
    ];
    const { user, router } = renderApp('/admin/prices');
    await painter();

    await user.type(screen.getByRole('searchbox', { name: 'Search models' }), 'nova{Enter}');

    await waitFor(() =>
      expect(screen.queryByRole('region', { name: 'Painter at Acme' })).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('region', { name: 'Sketch at Nova' })).toBeInTheDocument();
    expect(router.state.location.search).toMatchObject({ q: 'nova' });
  });

  it('takes a dated row with lines, conditions and a source', async () => {
    const received = acceptPrices();
    const { user } = renderApp('/admin/prices');
    await user.click(await screen.findByRole('button', { name: 'Add price for Painter at Acme' }));
    const form = within(await screen.findByRole('form', { name: 'New price' }));
    expect(form.getByRole('combobox', { name: 'Model' })).toHaveValue('Painter at Acme');
    await user.type(form.getByRole('textbox', { name: 'Amount, line 1' }), '0.03');
    await user.click(form.getByRole('button', { name: 'Add a line' }));
    await user.type(form.getByRole('textbox', { name: 'Amount, line 2' }), '0.08');
    await user.type(form.getByRole('textbox', { name: 'Conditions, line 2' }), 'quality=hd');
    await user.type(form.getByRole('textbox', { name: 'Source' }), 'https://acme.example/pricing');
    await user.click(form.getByRole('button', { name: 'Add the price' }));

    await waitFor(() => expect(received).toHaveLength(1));
    expect(received[0]).toEqual({
      model: 'acme/painter',
      validFrom: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string,
      components: [
        { unit: 'image', amount: 0.03, when: {}, included: 0 },
        { unit: 'image', amount: 0.08, when: { quality: 'hd' }, included: 0 },
      ],
      source: 'https://acme.example/pricing',
    });
  });

  it('asks what tokens usually come to', async () => {
    const { user } = renderApp('/admin/prices');
    await user.click(await screen.findByRole('button', { name: 'Add price for Painter at Acme' }));
    expect(screen.queryByRole('group', { name: 'Expected amounts' })).not.toBeInTheDocument();

    await user.click(await screen.findByRole('combobox', { name: 'Unit, line 1' }));
    await user.click(await screen.findByRole('option', { name: 'per million image tokens out' }));

    expect(await screen.findByRole('group', { name: 'Expected amounts' })).toBeInTheDocument();
  });

  it('sends nothing that is incomplete, and says what is missing', async () => {
    const received = acceptPrices();
    const { user } = renderApp('/admin/prices');
    await user.click(await screen.findByRole('button', { name: 'Add a price' }));
    await user.click(await screen.findByRole('button', { name: 'Add the price' }));

    const form = within(screen.getByRole('form', { name: 'New price' }));
    expect(form.getByRole('combobox', { name: 'Model' })).toHaveAccessibleDescription('Choose a model.');
    expect(form.getByText('Enter the amount in dollars; 0 for free.')).toBeInTheDocument();
    expect(form.getByRole('textbox', { name: 'Source' })).toBeInvalid();
    expect(received).toEqual([]);
  });

  it('shows the server’s refusal', async () => {
    server.use(
      http.post(api('/admin/prices'), () =>
        problem(422, 'price.duplicate', { detail: 'There is a price from that day already.' }),
      ),
    );
    const { user } = renderApp('/admin/prices');
    await user.click(await screen.findByRole('button', { name: 'Add price for Painter at Acme' }));
    await user.type(await screen.findByRole('textbox', { name: 'Amount, line 1' }), '0.03');
    await user.type(screen.getByRole('textbox', { name: 'Source' }), 'A letter');
    await user.click(screen.getByRole('button', { name: 'Add the price' }));

    expect(await screen.findByText('There is a price from that day already.')).toBeInTheDocument();
  });
});
