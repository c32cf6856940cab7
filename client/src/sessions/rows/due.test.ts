import { expect, it } from 'vitest';
import { dueOf } from './due.ts';

const since = '2026-11-23T10:00:00Z';
const after = (minutes: number) => Date.parse(since) + minutes * 60_000;

it.each([
  [0, 'on_time'],
  [44, 'on_time'],
  [45, 'soon'],
  [59, 'soon'],
  [60, 'overdue'],
  [600, 'overdue'],
] as const)('after %i of 60 minutes: %s', (minutes, due) => expect(dueOf(since, 60, after(minutes))).toBe(due));

it('says nothing of lateness before the target is known', () => {
  expect(dueOf(since, undefined, after(600))).toBe('on_time');
});
