import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, expect, it, vi } from 'vitest';
import { api } from '../api.ts';
import { createNext } from './create-next.ts';

const asked = vi.spyOn(api, 'nextInQueue');
afterEach(() => {
  cleanup();
  asked.mockReset();
});

function open() {
  const history = createMemoryHistory();
  history.set({ value: '/' });
  const Page = () => {
    const { missed, next } = createNext(() => 'here');
    return (
      <button type="button" onClick={() => void next()}>
        {missed() ?? 'next'}
      </button>
    );
  };
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/" component={Page} />
      <Route path="/else" component={() => <p>elsewhere</p>} />
      <Route path="/sessions/:id" component={() => <p>taken</p>} />
    </MemoryRouter>
  ));
  return history;
}

it('asks once however often it is pressed, and tells an empty queue from no answer', async () => {
  open();
  asked.mockRejectedValueOnce(new Error('no line'));
  await fireEvent.click(screen.getByRole('button'));
  await screen.findByText('failed');
  let answer = (_: { id: string | null; seq: number }) => {};
  asked.mockImplementationOnce(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  await fireEvent.click(screen.getByRole('button'));
  await fireEvent.click(screen.getByRole('button'));
  expect(asked).toHaveBeenCalledTimes(2);
  answer({ id: null, seq: 1 });
  await screen.findByText('none');
});

it('takes nobody from a page that they went to meanwhile', async () => {
  const history = open();
  let answer = (_: { id: string | null; seq: number }) => {};
  asked.mockImplementationOnce(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  await fireEvent.click(screen.getByRole('button'));
  history.set({ value: '/else' });
  await screen.findByText('elsewhere');
  answer({ id: 'next', seq: 1 });
  await waitFor(() => expect(asked.mock.settledResults).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(history.get()).toBe('/else');
});
