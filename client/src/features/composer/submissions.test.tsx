import { act, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { sessionExpired } from '@/lib/api/client';
import { aGeneration, aPerson } from '@/test/data';
import { renderApp } from '@/test/render-app';
import { api, problem, server, world } from '@/test/server';
import { sendingKeys } from './send-submission';
import { attendedMs, type Submission, submissions } from './submissions';

const key = 'imagegenerator.submissions';
const hour = 60 * 60_000;

function aSubmission(change: Partial<Submission> = {}): Submission {
  return {
    idempotencyKey: 'key-of-the-lost-one',
    request: { prompt: 'a fox', model: 'acme/painter', count: 1, aspectRatio: '1:1' },
    userId: 'user-1',
    modelName: 'Painter',
    width: 1024,
    height: 1024,
    count: 1,
    sentAt: Date.now() - 60_000,
    attendedUntil: 0,
    ...change,
  };
}

/** What an earlier page, or another tab, left in this browser. */
function leave(...left: Submission[]) {
  localStorage.setItem(key, JSON.stringify(left));
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key, storageArea: localStorage })));
}

function accept() {
  const received: { key: string | null; body: unknown }[] = [];
  server.use(
    http.post(api('/generations'), async ({ request }) => {
      received.push({ key: request.headers.get('Idempotency-Key'), body: await request.json() });
      const generation = aGeneration({ status: 'pending', prompt: 'a fox' });
      world.generations = [generation];
      return HttpResponse.json(generation, { status: 202 });
    }),
  );
  return received;
}

const stored = () => JSON.parse(localStorage.getItem(key) ?? '[]') as Submission[];
const lostCard = () => screen.findByText('No answer from the server');

describe('a submission whose answer was lost', () => {
  it('is there after a reload, and is sent again with the same key and body', async () => {
    const received = accept();
    leave(aSubmission());
    const { user } = renderApp('/');
    await lostCard();

    await user.click(screen.getByRole('button', { name: 'Send again' }));

    await waitFor(() => expect(screen.queryByText('No answer from the server')).not.toBeInTheDocument());
    expect(received).toEqual([{ key: 'key-of-the-lost-one', body: aSubmission().request }]);
    expect(stored()).toEqual([]);
  });

  it('is stored before it is sent', async () => {
    let atArrival: Submission[] = [];
    server.use(
      http.post(api('/generations'), () => {
        atArrival = stored();
        return problem(422, 'model.unknown');
      }),
    );
    const { user } = renderApp('/');
    await user.type(await screen.findByRole('textbox', { name: 'Prompt' }), 'a fox');

    await user.click(await screen.findByRole('button', { name: /^Generate \d/ }));
    await screen.findByRole('alert');

    expect(atArrival).toMatchObject([{ userId: 'user-1', request: { prompt: 'a fox' } }]);
    expect(stored(), 'a refusal is an answer').toEqual([]);
  });

  it('goes on while another page is looked at, and is found again afterwards', async () => {
    server.use(http.post(api('/generations'), () => HttpResponse.error()));
    const { user, router } = renderApp('/');
    await user.type(await screen.findByRole('textbox', { name: 'Prompt' }), 'a fox');
    await user.click(await screen.findByRole('button', { name: /^Generate \d/ }));
    await waitFor(() => expect(stored()).toHaveLength(1));

    await act(() => router.navigate({ to: '/profile' }));
    await waitFor(() => expect(stored()[0]?.attendedUntil).toBe(0), { timeout: 9_000 });
    await act(() => router.navigate({ to: '/' }));

    expect(await lostCard()).toBeInTheDocument();
  }, 20_000);

  it('is the same submission when the same is asked for once more', async () => {
    const received = accept();
    leave(aSubmission());
    const { user } = renderApp('/');
    await lostCard();
    await user.type(await screen.findByRole('textbox', { name: 'Prompt' }), 'a fox');

    const button = await screen.findByRole('button', { name: /^Generate \d/ });
    await user.click(button);

    await waitFor(() => expect(received).toHaveLength(1));
    expect(received[0]?.body).toEqual({
      prompt: 'a fox',
      model: 'acme/painter',
      count: 1,
      aspectRatio: '1:1',
    });
    expect(received[0]?.key).toBe('key-of-the-lost-one');
  });

  it('counts a fault of the server as lost: it may have saved before', async () => {
    server.use(http.post(api('/generations'), () => problem(500, 'internal')));
    const { user } = renderApp('/');
    await user.type(await screen.findByRole('textbox', { name: 'Prompt' }), 'a fox');

    await user.click(await screen.findByRole('button', { name: /^Generate \d/ }));

    expect(await screen.findByText('No answer from the server', {}, { timeout: 9_000 })).toBeInTheDocument();
    expect(stored()).toHaveLength(1);
  }, 20_000);

  it.each([401, 429])(
    'stays lost when a resend is answered with %s, which says nothing of it',
    async (status) => {
      let asked = 0;
      server.use(
        http.post(api('/generations'), () => {
          asked += 1;
          return problem(status, 'auth.required');
        }),
      );
      leave(aSubmission());
      const { user } = renderApp('/');
      await lostCard();

      await user.click(screen.getByRole('button', { name: 'Send again' }));
      await waitFor(() => expect(asked).toBe(1));
      await waitFor(() => expect(sendingKeys.get().size).toBe(0));

      expect(stored()).toHaveLength(1);
    },
  );

  it('is over when sending again is refused: nothing was made', async () => {
    server.use(http.post(api('/generations'), () => problem(402, 'budget.exceeded')));
    leave(aSubmission());
    const { user } = renderApp('/');
    await lostCard();

    await user.click(screen.getByRole('button', { name: 'Send again' }));

    await waitFor(() => expect(stored()).toEqual([]));
  });

  it('is dismissed for good', async () => {
    leave(aSubmission());
    const { user } = renderApp('/');
    await lostCard();

    await user.click(screen.getByRole('button', { name: 'Dismiss' }));

    expect(screen.queryByText('No answer from the server')).not.toBeInTheDocument();
    expect(stored()).toEqual([]);
  });
});

describe('what is not shown', () => {
  const settled = () => screen.findByRole('button', { name: /^Generate \d/ });

  it('is a submission of somebody else, and it is forgotten', async () => {
    leave(aSubmission({ userId: 'user-2' }));
    renderApp('/');
    await settled();

    expect(screen.queryByText('No answer from the server')).not.toBeInTheDocument();
    expect(stored()).toEqual([]);
  });

  it('is one whose key the server may have forgotten: the same key would be paid again', async () => {
    leave(aSubmission({ sentAt: Date.now() - 24 * hour }));
    renderApp('/');
    await settled();

    expect(screen.queryByText('No answer from the server')).not.toBeInTheDocument();
  });

  it('is one that another tab is sending, until that tab has not been heard of for a while', async () => {
    leave(aSubmission({ attendedUntil: Date.now() + 1_000 }));
    renderApp('/');
    await settled();
    expect(screen.queryByText('No answer from the server')).not.toBeInTheDocument();

    expect(await lostCard()).toBeInTheDocument();
    expect(attendedMs).toBeLessThan(10_000);
  });

  it('is anything that is no submission', async () => {
    localStorage.setItem(key, JSON.stringify([{ idempotencyKey: 'x' }, null, 'y']));
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key, storageArea: localStorage })));
    renderApp('/');
    await settled();

    expect(submissions.get()).toEqual([]);
  });
});

it('stays for its person when the session ends by itself', async () => {
  leave(aSubmission());
  renderApp('/');
  await lostCard();

  world.me = null;
  act(() => sessionExpired.emit());

  await screen.findByRole('heading', { name: 'Welcome back' });
  expect(stored()).toHaveLength(1);
});

it('leaves nothing behind when somebody signs out', async () => {
  world.me = aPerson();
  server.use(http.post(api('/auth/logout'), () => new HttpResponse(null, { status: 204 })));
  leave(aSubmission());
  const { user } = renderApp('/');
  await lostCard();

  await user.click(await screen.findByRole('button', { name: 'Account: Mira Okafor' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));

  await screen.findByRole('heading', { name: 'Welcome back' });
  expect(stored()).toEqual([]);
});
