import { render, screen } from '@solidjs/testing-library';
import { Suspense } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lazyAgain } from './lazy-again.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks again until the part comes, and the page around it stands meanwhile', async () => {
  let tries = 0;
  const Part = lazyAgain(async () => {
    if (++tries < 3) throw new TypeError('Failed to fetch dynamically imported module');
    return () => <p>here</p>;
  });
  render(() => (
    <main>
      around
      <Suspense fallback="waiting">
        <Part />
      </Suspense>
    </main>
  ));
  await vi.advanceTimersByTimeAsync(600);
  expect(screen.getByRole('main').textContent).toBe('aroundwaiting');
  await vi.advanceTimersByTimeAsync(1_100);
  expect(screen.getByRole('main').textContent).toBe('aroundhere');
});
