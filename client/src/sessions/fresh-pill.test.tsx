import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, it, vi } from 'vitest';
import { FreshPill } from './fresh-pill.tsx';

afterEach(cleanup);

it('is told politely: what it says comes into a region that was there before', async () => {
  const [count, setCount] = createSignal(0);
  const show = vi.fn();
  render(() => <FreshPill count={count()} onShow={show} />);
  const region = screen.getByRole('status');
  expect(region.textContent).toBe('');
  setCount(3);
  expect(region.textContent).toBe('3 new');
  await fireEvent.click(screen.getByRole('button', { name: '3 new' }));
  expect(show).toHaveBeenCalled();
  setCount(0);
  expect(screen.queryByRole('button')).toBeNull();
});
