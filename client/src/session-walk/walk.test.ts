import { expect, test } from 'vitest';
import { makeRow } from '../sessions/testing/make-row.ts';
import { passOver, stepFrom, type Walk } from './walk.ts';

const queue: Walk = { label: 'Awaiting action', ids: ['a', 'b', 'c', 'd'], isCut: false, waitingOnly: true };
const row = (id: string, state: 'awaiting_action' | 'rejected') => makeRow({ id, state });

test('K10 in the order of the list as it was opened; at its ends there is none', () => {
  const none = new Set<string>();
  expect([stepFrom(queue, none, 'b', 1), stepFrom(queue, none, 'b', -1)]).toEqual(['c', 'a']);
  expect([stepFrom(queue, none, 'd', 1), stepFrom(queue, none, 'a', -1)]).toEqual([undefined, undefined]);
  expect(stepFrom(queue, none, 'x', 1)).toBeUndefined();
});

test('what a colleague decides meanwhile is passed over in a queue, until it is undone; not in another list', () => {
  const passed = passOver(queue, new Set(), [row('b', 'rejected'), row('x', 'rejected')], ['c']);
  expect(passed).toEqual(new Set(['b', 'c']));
  expect([stepFrom(queue, passed, 'a', 1), stepFrom(queue, passed, 'd', -1)]).toEqual(['d', 'a']);
  const undone = passOver(queue, passed, [row('b', 'awaiting_action')], []);
  expect(stepFrom(queue, undone, 'a', 1)).toBe('b');
  expect(passOver({ ...queue, waitingOnly: false }, new Set(), [row('b', 'rejected')], [])).toEqual(new Set());
});

test('what changes nothing is the same set: nothing is drawn again', () => {
  const passed = new Set(['b']);
  expect(passOver(queue, passed, [row('b', 'rejected'), row('a', 'awaiting_action')], ['x'])).toBe(passed);
});
