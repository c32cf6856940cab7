import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readComment, readMark, readResolved } from './read.ts';

const at = '2026-11-23T09:00:00.000Z';
const mark = { kind: 'box', photoId: 'p', points: [0, 0, 5, 5], number: 1, at };
const comment = { about: 'field:subject.firstName', at, order: 1, text: 'Hm' };

it('takes what is ours as it is', () => {
  expect(readMark(mark)).toEqual(mark);
  expect(readComment(comment)).toEqual(comment);
  expect(readComment({ ...comment, editedAt: at, more: 1 })).toEqual({ ...comment, editedAt: at });
  expect(readResolved({ at, seen: ['a', 5] })).toEqual({ at, seen: ['a'] });
});

describe('what is not ours is not there', () => {
  it.each([
    null,
    [],
    { ...mark, kind: 'circle' },
    { ...mark, points: [0, 0, 5] },
    { ...mark, points: [0, 0, 5, Number.NaN] },
    { ...mark, points: [0, 0, 5, '5'] },
    { ...mark, number: 0 },
    { ...mark, number: 1.5 },
    { ...mark, number: 1e12 },
    { ...mark, photoId: 7 },
    { ...mark, photoId: 'p'.repeat(400) },
    { ...mark, at: 'yesterday' },
  ])('mark %#', (value) => expect(readMark(value)).toBeNull());

  it.each([
    { ...comment, about: 'nothing' },
    { ...comment, about: 'field:' },
    { ...comment, text: '  \n' },
    { ...comment, text: { toString: 5 } },
    { ...comment, order: -1 },
  ])('comment %#', (value) => expect(readComment(value)).toBeNull());

  it('whatever it is, nothing throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect([readMark(value), readComment(value), readResolved(value)].every((v) => v !== undefined)).toBe(true);
      }),
    );
  });
});

it('cuts a comment that is longer than allowed', () => {
  expect(readComment({ ...comment, text: 'x'.repeat(9_000) })?.text).toHaveLength(4_000);
});
