import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { LoginRequest, RegisterRequest } from '@/lib/api/types';
import { aPerson, anAsset } from '@/test/data';
import { renderApp } from '@/test/render-app';
import { api, problem, server, world } from '@/test/server';

function acceptLogin() {
  const received: LoginRequest[] = [];
  server.use(
    http.post<never, LoginRequest>(api('/auth/login'), async ({ request }) => {
      received.push(await request.json());
      world.me = aPerson();
      return HttpResponse.json(world.me);
    }),
  );
  return received;
}

async function signIn({ user }: ReturnType<typeof renderApp>) {
  await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), 'mira@example.com');
  await user.type(screen.getByLabelText('Password'), 'correct horse');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('somebody who is not signed in', () => {
  it('is led to the login page and, once signed in, back to where they wanted to go', async () => {
    world.me = null;
    const received = acceptLogin();
    const app = renderApp('/gallery?q=fox');

    await signIn(app);

    await waitFor(() => expect(app.router.state.location.pathname).toBe('/gallery'));
    expect(app.router.state.location.search).toEqual({ q: 'fox' });
    expect(received).toEqual([{ email: 'mira@example.com', password: 'correct horse' }]);
  });

  it('comes to the generate page when they wanted nothing else', async () => {
    world.me = null;
    acceptLogin();
    const app = renderApp('/login');

    await signIn(app);

    expect(await screen.findByRole('textbox', { name: 'Prompt' })).toBeInTheDocument();
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'is not sent to %s afterwards',
    async (returnTo) => {
      world.me = null;
      acceptLogin();
      const app = renderApp(`/login?returnTo=${encodeURIComponent(returnTo)}`);

      await signIn(app);

      await waitFor(() => expect(app.router.state.location.href).toBe('/'));
    },
  );

  it('creates the owner account when nobody has registered yet', async () => {
    world.me = null;
    world.registration = { open: true, firstAccount: true };
    const received: RegisterRequest[] = [];
    server.use(
      http.post<never, RegisterRequest>(api('/auth/register'), async ({ request }) => {
        received.push(await request.json());
        world.me = aPerson();
        return HttpResponse.json(world.me, { status: 201 });
      }),
    );
    const { user } = renderApp('/');

    expect(await screen.findByRole('heading', { name: 'Create the owner account' })).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Your name' }), ' Mira ');
    await user.type(screen.getByRole('textbox', { name: 'Organization or team' }), 'Northlight');
    await user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'mira@example.com');
    await user.type(screen.getByLabelText('Password'), 'correct horse');
    await user.click(screen.getByRole('button', { name: 'Create the owner account' }));

    expect(await screen.findByRole('textbox', { name: 'Prompt' })).toBeInTheDocument();
    expect(received).toEqual([
      {
        email: 'mira@example.com',
        password: 'correct horse',
        displayName: 'Mira',
        organizationName: 'Northlight',
      },
    ]);
  });

  it('finds no way to register where that is closed', async () => {
    world.me = null;
    world.registration = { open: false, firstAccount: false };
    const { router } = renderApp('/register');

    expect(await screen.findByRole('heading', { name: 'Welcome back' })).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/login');
    expect(screen.queryByRole('link', { name: 'Create an account' })).not.toBeInTheDocument();
  });
});

describe('errors', () => {
  it('tell plainly that the address or the password is wrong', async () => {
    world.me = null;
    server.use(http.post(api('/auth/login'), () => problem(401, 'auth.invalid_credentials')));
    const app = renderApp('/login');

    await signIn(app);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The e-mail address or the password is not right.',
    );
    expect(app.router.state.location.pathname).toBe('/login');
  });

  it('tell how long to wait after too many attempts', async () => {
    world.me = null;
    server.use(
      http.post(api('/auth/login'), () =>
        HttpResponse.json(
          { code: 'auth.too_many_attempts', title: 'Too Many Requests' },
          { status: 429, headers: { 'Retry-After': '90' } },
        ),
      ),
    );
    const app = renderApp('/login');

    await signIn(app);

    expect(await screen.findByRole('alert')).toHaveTextContent('Wait 2 minutes and try again.');
  });

  it('of a field stand at the field', async () => {
    world.me = null;
    server.use(
      http.post(api('/auth/register'), () =>
        problem(409, 'account.email_taken', { errors: { email: ['That address has an account.'] } }),
      ),
    );
    const { user } = renderApp('/register');
    await user.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Mira');
    await user.type(screen.getByRole('textbox', { name: 'Organization or team' }), 'Northlight');
    const email = screen.getByRole('textbox', { name: 'E-mail' });
    await user.type(email, 'mira@example.com');
    await user.type(screen.getByLabelText('Password'), 'correct horse');
    await user.click(screen.getByRole('button', { name: 'Create account' }));

    await waitFor(() => expect(email).toHaveAccessibleDescription('That address has an account.'));
  });

  it('are found before anything is sent', async () => {
    world.me = null;
    const { user } = renderApp('/register');
    await user.type(await screen.findByLabelText('Password'), 'short');
    await user.click(screen.getByRole('button', { name: 'Create account' }));

    expect(screen.getByLabelText('Password')).toBeInvalid();
    expect(screen.getByText('Use 10 to 128 characters.')).toBeInTheDocument();
    expect(screen.getByText('Enter your e-mail address.')).toBeInTheDocument();
  });
});

describe('a session that ends', () => {
  it('leads to the login page with the way back, and nothing of it stays', async () => {
    world.assets = [anAsset()];
    const app = renderApp('/gallery?orientation=square');
    await screen.findByRole('img', { name: 'A fox in a teacup' });

    world.me = null;
    server.use(http.get(api('/api-keys'), () => problem(401, 'auth.required')));
    await app.user.click(
      within(screen.getAllByRole('navigation', { name: 'Main' })[0] ?? document.body).getByRole('link', {
        name: 'API keys',
      }),
    );

    expect(await screen.findByRole('heading', { name: 'Welcome back' })).toBeInTheDocument();
    expect(app.router.state.location.search).toEqual({ returnTo: '/api-keys' });
    await waitFor(() => expect(app.queryClient.getQueryData(['models'])).toBeUndefined());
  });

  it('by signing out forgets the prompt too', async () => {
    server.use(http.post(api('/auth/logout'), () => new HttpResponse(null, { status: 204 })));
    const { user } = renderApp('/');
    await user.type(await screen.findByRole('textbox', { name: 'Prompt' }), 'secret plan');

    await user.click(screen.getByRole('button', { name: /^Account:.*Northlight$/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }));

    expect(await screen.findByRole('heading', { name: 'Welcome back' })).toBeInTheDocument();
    expect(JSON.stringify(localStorage)).not.toContain('secret plan');
  });
});
