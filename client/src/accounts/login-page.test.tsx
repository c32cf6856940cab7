import { MemoryRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, expect, it, vi } from 'vitest';
import type { ProblemCode } from '../../../shared/problem.ts';
import { LoginPage } from './login-page.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(answer: () => Promise<Response>) {
  const asked = vi.fn(answer);
  vi.stubGlobal('fetch', asked);
  render(() => (
    <MemoryRouter>
      <Route path="/" component={LoginPage} />
      <Route path="/sessions" component={() => <p>the list</p>} />
    </MemoryRouter>
  ));
  return asked;
}
const problem = (status: number, code: ProblemCode, more = {}) =>
  Promise.resolve(
    new Response(JSON.stringify({ type: '', title: '', status, code, detail: '', reference: 'r1', ...more }), {
      status,
    }),
  );
async function submit(email: string, password: string) {
  await fireEvent.input(screen.getByLabelText('Email'), { target: { value: email } });
  await fireEvent.input(screen.getByLabelText('Password'), { target: { value: password } });
  await fireEvent.submit(screen.getByRole('form'));
}

it('asks for what is missing before it asks the server', async () => {
  const asked = open(() => problem(401, 'wrong_password'));
  await submit('', '');
  expect(screen.getByRole('alert').textContent).toContain('email');
  expect(document.activeElement).toBe(screen.getByLabelText('Email'));
  await submit('a@b.example', '');
  expect(screen.getByRole('alert').textContent).toContain('password');
  expect(asked).not.toHaveBeenCalled();
});

it('goes to the list', async () => {
  open(() => Promise.resolve(new Response('{}')));
  await submit('a@b.example', 'right');
  await screen.findByText('the list');
});

it('does not say which of the two was wrong', async () => {
  open(() => problem(401, 'wrong_password'));
  await submit('a@b.example', 'wrong');
  expect((await screen.findByRole('alert')).textContent).toContain('Incorrect email or password');
});

it('says how long the lock lasts, and lets nobody try meanwhile', async () => {
  open(() => problem(429, 'account_locked', { retryAfter: 900 }));
  await submit('a@b.example', 'wrong');
  expect((await screen.findByRole('alert')).textContent).toMatch(/1[45]:\d\d/);
  expect(screen.getByRole('button', { name: 'Sign in' })).toHaveProperty('disabled', true);
});

it('says when the server is away, and keeps what was typed', async () => {
  open(() => Promise.reject(new TypeError('failed')));
  await submit('a@b.example', 'right');
  expect((await screen.findByRole('alert')).textContent).toContain('didn’t respond');
  await waitFor(() => expect(screen.getByLabelText('Email')).toHaveProperty('value', 'a@b.example'));
});
