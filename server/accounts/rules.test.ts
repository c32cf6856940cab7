import { expect, test } from 'vitest';
import { allowedFailures, mayAdminister, restOf, restWindow } from './rules.ts';

const since = new Date('2026-11-23T10:00:00Z');
const after = (milliseconds: number) => new Date(since.getTime() + milliseconds);

test('the tenth try is looked at, the eleventh is not', () => {
  expect(restOf({ attempts: allowedFailures, since }, since)).toBe(0);
  expect(restOf({ attempts: allowedFailures + 1, since }, since)).toBe(restWindow);
});

test('a rest counts down, and never says that nothing is left of it', () => {
  expect(restOf({ attempts: allowedFailures + 1, since }, after(restWindow - 1))).toBe(1);
  expect(restOf({ attempts: allowedFailures + 1, since }, after(restWindow))).toBe(1);
});

test('masters administer, agents do not', () => {
  expect([mayAdminister({ role: 'master' }), mayAdminister({ role: 'agent' })]).toEqual([true, false]);
});
