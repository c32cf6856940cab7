import { createRoot } from 'solid-js';
import { expect, it } from 'vitest';
import { createSelection } from './create-selection.ts';

const rows = ['a', 'b', 'c', 'd', 'e'];
const open = () => createRoot(() => createSelection(() => rows));
const chosen = (selection: ReturnType<typeof open>) => [...selection.ids()].toSorted().join('');

it('one by one, and all from the last one up to another, in either direction', () => {
  const selection = open();
  selection.toggle('d');
  selection.toggle('b', true);
  expect(chosen(selection)).toBe('bcd');
  selection.toggle('c');
  expect(chosen(selection)).toBe('bd');
  selection.toggle('e', true);
  expect(chosen(selection)).toBe('bcde');
});

it('Shift without one before selects just this one', () => {
  const selection = open();
  selection.toggle('c', true);
  expect(chosen(selection)).toBe('c');
});

it('what was selected beyond the list stays when a row is taken out; a range never begins there', () => {
  const selection = open();
  selection.set(['a', 'x', 'y']);
  selection.toggle('a');
  expect(chosen(selection)).toBe('xy');
  selection.set(['x']);
  selection.toggle('c', true);
  expect(chosen(selection)).toBe('cx');
  selection.clear();
  expect(chosen(selection)).toBe('');
});
