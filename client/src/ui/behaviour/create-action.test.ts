import { expect, it, vi } from 'vitest';
import { createAction } from './create-action.ts';

it('pressed twice, it is done once', async () => {
  const action = createAction();
  let end!: () => void;
  const work = vi.fn(() => new Promise<void>((resolve) => (end = resolve)));
  const first = action.run(work);
  expect(action.isRunning()).toBe(true);
  expect(await action.run(work)).toBe(false);
  end();
  expect(await first).toBe(true);
  expect(action.isRunning()).toBe(false);
  expect(work).toHaveBeenCalledOnce();
});

it('says why it failed until the next begins, and may be tried again', async () => {
  const action = createAction();
  expect(await action.run(() => Promise.reject('away'))).toBe(false);
  expect([action.error(), action.isRunning()]).toEqual(['away', false]);
  action.forgetError();
  expect(action.error()).toBeUndefined();
  await action.run(() => Promise.reject('away'));
  const again = action.run(async () => {});
  expect(action.error()).toBeUndefined();
  expect(await again).toBe(true);
});

it('several under one: which of them is under way', async () => {
  const action = createAction<'fetch' | 'end'>();
  const under: unknown[] = [];
  await action.run(async () => void under.push(action.running()), 'end');
  expect(under).toEqual(['end']);
  expect(action.running()).toBeUndefined();
});
