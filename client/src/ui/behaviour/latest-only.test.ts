import { createRoot } from 'solid-js';
import { expect, it } from 'vitest';
import { latestOnly } from './latest-only.ts';

it('the next question cuts off the one before', () => {
  const { next, cut } = latestOnly();
  const first = next();
  expect(first.aborted).toBe(false);
  const second = next();
  expect([first.aborted, second.aborted]).toEqual([true, false]);
  cut();
  expect(second.aborted).toBe(true);
  expect(next().aborted).toBe(false);
});

it('ends with its scope', () => {
  const signal = createRoot((dispose) => {
    const { next } = latestOnly();
    const mine = next();
    dispose();
    return mine;
  });
  expect(signal.aborted).toBe(true);
});
