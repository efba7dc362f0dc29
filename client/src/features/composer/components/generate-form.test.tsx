import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { setPreference } from '@/lib/preferences';
import type { CreateGenerationRequest } from '@/lib/api/types';
import { aCost, aGeneration, aModel, aPrice } from '@/test/data';
import { renderApp } from '@/test/render-app';
import { api, problem, server, world } from '@/test/server';

const prompt = () => screen.findByRole('textbox', { name: 'Prompt' });
const button = () => screen.findByRole('button', { name: /^Generate \d/ });

/** Counts the clicks that reach the server and answers each with a queued generation. */
function acceptGenerations() {
  const received: { key: string | null; body: CreateGenerationRequest }[] = [];
  server.use(
    http.post<never, CreateGenerationRequest>(api('/generations'), async ({ request }) => {
      const body = await request.json();
      received.push({ key: request.headers.get('Idempotency-Key'), body });
      const generation = aGeneration({
        id: `gen-${received.length}`,
        status: 'pending',
        progress: 0,
        prompt: body.prompt,
      });
      world.generations.unshift(generation);
      return HttpResponse.json(generation, { status: 202 });
    }),
  );
  return received;
}

async function chooseModel(user: UserEvent, name: string) {
  await user.click(screen.getByRole('button', { name: /^Model:/ }));
  await user.click(await screen.findByRole('option', { name: new RegExp(name) }));
}

describe('prompt', () => {
  it('counts characters against the limit of the model', async () => {
    const { user } = renderApp('/');

    await user.type(await prompt(), 'fox');

    expect(screen.getByText('3 / 100 characters')).toBeInTheDocument();
  });

  it('says how many characters are too many, and blocks the button with the reason', async () => {
    world.models = [aModel({ name: 'Painter', promptLimit: 5 })];
    const received = acceptGenerations();
    const { user } = renderApp('/');

    await user.type(await prompt(), 'a red fox');
    await user.click(await button());

    expect(screen.getByText('9 / 5 characters, 4 too many')).toBeInTheDocument();
    expect(await button()).toHaveAccessibleDescription(
      'The prompt is 4 characters over the limit of Painter (5).',
    );
    expect(received).toEqual([]);
  });

  it('lists the missing prompt as the reason for the blocked button', async () => {
    const received = acceptGenerations();
    const { user } = renderApp('/');

    await user.click(await button());

    expect(await button()).toHaveAttribute('aria-disabled', 'true');
    expect(await button()).toHaveAccessibleDescription('Enter a prompt.');
    expect(received).toEqual([]);
  });

  it('walks through earlier prompts with Alt and the arrows, and back to what was being written', async () => {
    world.generations = [
      aGeneration({ id: 'g2', prompt: 'second' }),
      aGeneration({ id: 'g1', prompt: 'first' }),
    ];
    const { user } = renderApp('/');
    const field = await prompt();
    await screen.findByRole('article', { name: 'Generation: first' });
    await user.type(field, 'mine');

    await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    expect(field).toHaveValue('first');
    await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
    expect(field).toHaveValue('mine');
  });

  it('is kept in the browser, so that a reload brings it back', async () => {
    const { user } = renderApp('/');

    await user.type(await prompt(), 'a fox');

    expect(JSON.parse(localStorage.getItem('imagegenerator.draft') ?? '{}')).toMatchObject({
      prompt: 'a fox',
    });
  });
});

describe('price before the click', () => {
  it('shows the list price while nothing has been estimated', async () => {
    renderApp('/');

    expect(await button()).toHaveAccessibleName('Generate 1 · ≈ $0.04');
  });

  it("shows the server's estimate for the settings once it is there", async () => {
    server.use(
      http.post<never, CreateGenerationRequest>(api('/generations/estimate'), async ({ request }) => {
        const { model, count } = await request.json();
        return HttpResponse.json({
          cost: { estimated: 0.1234, currency: 'USD' },
          model,
          provider: 'acme',
          width: 1024,
          height: 1024,
          count,
          typicalSeconds: 9,
        });
      }),
    );
    const { user } = renderApp('/');

    await user.type(await prompt(), 'a fox');
    await user.click(screen.getByRole('radio', { name: '3' }));
    expect(await button()).toHaveAccessibleName('Generate 3 · ≈ $0.12');

    await waitFor(async () => expect(await button()).toHaveAccessibleName('Generate 3 · ≈ $0.1234'), {
      timeout: 3_000,
    });
  });

  it('is the one of the settings before a prompt is written, too', async () => {
    world.estimate = { cost: aCost({ estimated: 0.053 }) };
    const asked: unknown[] = [];
    server.events.on('request:start', ({ request }) => {
      if (request.url.endsWith('/estimate'))
        void request
          .clone()
          .json()
          .then((body) => asked.push(body));
    });
    renderApp('/');

    await waitFor(async () => expect(await button()).toHaveAccessibleName('Generate 1 · ≈ $0.053'), {
      timeout: 3_000,
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).not.toHaveProperty('prompt');
  });

  it('never shows an unknown price as nothing', async () => {
    world.models = [aModel({ price: null })];
    const { user } = renderApp('/');

    await user.type(await prompt(), 'a fox');

    expect(await button()).toHaveAccessibleName('Generate 1 · price unknown');
  });

  it('calls the preview renderer a free preview', async () => {
    world.models = [aModel({ isPreview: true, price: aPrice({ perImage: 0, from: 0 }) })];
    renderApp('/');

    expect(await button()).toHaveAccessibleName('Generate 1 · Free preview');
  });
});

describe('sending', () => {
  it('sends a double click once', async () => {
    const received = acceptGenerations();
    const { user } = renderApp('/');
    await user.type(await prompt(), 'a fox');

    await user.dblClick(await button());

    expect(await screen.findByRole('article', { name: 'Generation: a fox' })).toBeInTheDocument();
    expect(received).toHaveLength(1);
  });

  it('sends a slow double click once', async () => {
    const received = acceptGenerations();
    const { user } = renderApp('/');
    await user.type(await prompt(), 'a fox');

    fireEvent.click(await button(), { detail: 1 });
    await screen.findByRole('article', { name: 'Generation: a fox' });
    await new Promise((resolve) => setTimeout(resolve, 700));
    fireEvent.click(await button(), { detail: 2 });
    await new Promise((resolve) => setTimeout(resolve, 200));

    expect(received).toHaveLength(1);
  });

  it('sends two clicks under two keys', async () => {
    const received = acceptGenerations();
    const { user } = renderApp('/');
    await user.type(await prompt(), 'a fox');

    await user.click(await button());
    await new Promise((resolve) => setTimeout(resolve, 700));
    await user.click(await button());

    await waitFor(() => expect(received).toHaveLength(2));
    expect(received[0]?.key).toMatch(/^[\x21-\x7e]{16,128}$/);
    expect(received[0]?.key).not.toBe(received[1]?.key);
  });

  it('asks again under the same key when the network lost the answer', async () => {
    const keys: (string | null)[] = [];
    server.use(
      http.post(api('/generations'), ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        if (keys.length === 1) return HttpResponse.error();
        const generation = aGeneration({ status: 'pending', prompt: 'a fox' });
        world.generations = [generation];
        return HttpResponse.json(generation, { status: 202 });
      }),
    );
    const { user } = renderApp('/');
    await user.type(await prompt(), 'a fox');

    await user.click(await button());

    await waitFor(() => expect(keys).toHaveLength(2), { timeout: 3_000 });
    expect(keys[1]).toBe(keys[0]);
  });

  it('does not resend what the server refused', async () => {
    let clicks = 0;
    server.use(
      http.post(api('/generations'), () => {
        clicks += 1;
        return problem(422, 'model.unknown', { detail: 'There is no model "acme/painter".' });
      }),
    );
    const { user } = renderApp('/');
    await user.type(await prompt(), 'a fox');

    await user.click(await button());

    expect(await screen.findByRole('alert')).toHaveTextContent('There is no model "acme/painter".');
    expect(clicks).toBe(1);
  });

  it('lets the person send a lost click again, still under its key', async () => {
    const keys: (string | null)[] = [];
    server.use(
      http.post(api('/generations'), ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        if (keys.length <= 4) return HttpResponse.error();
        const generation = aGeneration({ status: 'pending', prompt: 'a fox' });
        world.generations = [generation];
        return HttpResponse.json(generation, { status: 202 });
      }),
    );
    const { user } = renderApp('/');
    await user.type(await prompt(), 'a fox');

    await user.click(await button());
    await user.click(await screen.findByRole('button', { name: 'Send again' }, { timeout: 10_000 }));

    await waitFor(() => expect(keys).toHaveLength(5));
    expect(new Set(keys).size).toBe(1);
    await waitFor(() => expect(screen.queryByText('No answer from the server')).not.toBeInTheDocument());
  });

  it("puts the server's field errors at their fields", async () => {
    server.use(
      http.post(api('/generations'), () =>
        problem(422, 'prompt.too_long', { errors: { prompt: ['The prompt names a competitor.'] } }),
      ),
    );
    const { user } = renderApp('/');
    await user.type(await prompt(), 'a fox');

    await user.click(await button());

    await waitFor(async () =>
      expect(await prompt()).toHaveAccessibleDescription(/The prompt names a competitor\./),
    );
  });

  it('sends by Ctrl+Enter from the prompt', async () => {
    const received = acceptGenerations();
    const { user } = renderApp('/');
    await user.type(await prompt(), 'a fox');

    await user.keyboard('{Control>}{Enter}{/Control}');

    await waitFor(() => expect(received).toHaveLength(1));
  });

  it('sends by Enter only when the person chose so', async () => {
    const received = acceptGenerations();
    const { user } = renderApp('/');
    await user.type(await prompt(), 'a{Enter}fox');
    expect(received).toEqual([]);

    setPreference('enterToSend', true);
    await user.keyboard('{Enter}');

    await waitFor(() => expect(received).toHaveLength(1));
    expect(received[0]?.body.prompt).toBe('a\nfox');
  });

  it('sends what is set: ratio, count and locked seed', async () => {
    const received = acceptGenerations();
    const { user } = renderApp('/');
    await user.type(await prompt(), 'a fox');
    await user.click(screen.getByRole('radio', { name: '16:9' }));
    await user.click(screen.getByRole('radio', { name: '4' }));
    await user.type(screen.getByRole('textbox', { name: 'Seed' }), '42');

    await user.click(await button());

    await waitFor(() => expect(received).toHaveLength(1));
    expect(received[0]?.body).toEqual({
      prompt: 'a fox',
      model: 'acme/painter',
      aspectRatio: '16:9',
      count: 4,
      seed: 42,
    });
  });
});

describe('switching the model', () => {
  const able = aModel({ id: 'a', name: 'Able' });
  const plain = aModel({
    id: 'b',
    name: 'Plain',
    isDefault: false,
    capabilities: { negativePrompt: false, maxCount: 1, seed: false },
  });

  it('flags what the new model lacks, leaves it out, and brings it back', async () => {
    world.models = [able, plain];
    const received = acceptGenerations();
    const { user } = renderApp('/');
    await user.type(await prompt(), 'a fox');
    await user.click(screen.getByRole('button', { name: 'Advanced' }));
    await user.type(await screen.findByRole('textbox', { name: 'Negative prompt' }), 'blur');
    await user.click(screen.getByRole('radio', { name: '3' }));

    await chooseModel(user, 'Plain');

    const notice = (await screen.findByText('Not supported by Plain')).closest('[role="status"]');
    expect(
      within(notice as HTMLElement)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['Negative prompt (not used)', '3 images at once (1 image instead)']);
    expect(screen.queryByRole('textbox', { name: 'Negative prompt' })).not.toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Seed' })).not.toBeInTheDocument();

    await user.click(await button());
    await waitFor(() => expect(received).toHaveLength(1));
    expect(received[0]?.body).toEqual({ prompt: 'a fox', model: 'b', aspectRatio: '1:1', count: 1 });

    await chooseModel(user, 'Able');
    expect(await screen.findByRole('textbox', { name: 'Negative prompt' })).toHaveValue('blur');
    expect(screen.getByRole('radio', { name: '3' })).toBeChecked();
    expect(screen.queryByText(/^Not supported by/)).not.toBeInTheDocument();
  });

  it('forgets the kept values on request', async () => {
    world.models = [able, plain];
    const { user } = renderApp('/');
    await user.type(await prompt(), 'a fox');
    await user.click(screen.getByRole('radio', { name: '3' }));
    await chooseModel(user, 'Plain');

    await user.click(await screen.findByRole('button', { name: 'Discard these settings' }));
    await chooseModel(user, 'Able');

    expect(screen.getByRole('radio', { name: '1' })).toBeChecked();
  });
});
