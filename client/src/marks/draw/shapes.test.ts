import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markKinds } from '../../../../shared/note/document.ts';
import { handlesOf, isDegenerate, movedBy, type Points, placedAt, pulledTo, settled } from './shapes.ts';

const photo = { width: 400, height: 300 };
const number = fc.double({ min: -2000, max: 2000, noNaN: true });
const points = fc.tuple(number, number, number, number);
const kind = fc.constantFrom(...markKinds);

const isInside = ([x1, y1, x2, y2]: Points) =>
  [x1, x2].every((x) => x >= 0 && x <= photo.width) && [y1, y2].every((y) => y >= 0 && y <= photo.height);

it('whatever was drawn is kept inside the photo, and settles once for all', () => {
  fc.assert(
    fc.property(kind, points, (k, p) => {
      const once = settled(k, p, photo);
      expect(isInside(once)).toBe(true);
      expect(settled(k, once, photo)).toEqual(once);
    }),
  );
});

it('a box drawn from any corner is the same box', () => {
  expect(settled('box', [90, 80, 10, 20], photo)).toEqual([10, 20, 90, 80]);
  expect(settled('arrow', [90, 80, 10, 20], photo)).toEqual([90, 80, 10, 20]);
  expect(settled('pin', [10.04, 20.06, 99, 99], photo)).toEqual([10, 20.1, 10, 20.1]);
});

it.each<[Parameters<typeof isDegenerate>[0], Points, boolean]>([
  ['box', [10, 10, 50, 11], true],
  ['box', [10, 10, 12, 12], false],
  ['arrow', [10, 10, 11, 11], true],
  ['arrow', [10, 10, 50, 10], false],
  ['pin', [10, 10, 10, 10], false],
])('%s %j is degenerate: %s', (k, p, is) => expect(isDegenerate(k, p)).toBe(is));

describe('moving', () => {
  it('keeps the size and stays inside', () => {
    fc.assert(
      fc.property(points, number, number, (p, x, y) => {
        const before = settled('box', p, photo);
        const after = movedBy(before, { x, y }, photo);
        expect(after[2] - after[0]).toBeCloseTo(before[2] - before[0], 6);
        expect(after[3] - after[1]).toBeCloseTo(before[3] - before[1], 6);
        expect(isInside(settled('box', after, photo))).toBe(true);
      }),
    );
  });
  it('stops at the edge', () =>
    expect(movedBy([10, 10, 50, 50], { x: -99, y: 500 }, photo)).toEqual([0, 260, 40, 300]));
});

it('a pulled corner takes its two sides along, the corner across stays', () => {
  expect(pulledTo([10, 10, 50, 50], 1, { x: 70, y: 5 }, photo)).toEqual([10, 5, 70, 50]);
  expect(pulledTo([10, 10, 50, 50], 3, { x: -9, y: 60 }, photo)).toEqual([0, 10, 50, 60]);
  expect(handlesOf.arrow.map((h) => pulledTo([10, 10, 50, 50], h, { x: 1, y: 2 }, photo))).toEqual([
    [1, 2, 50, 50],
    [10, 10, 1, 2],
  ]);
});

it('what the keyboard places can be seen, wherever the middle is', () => {
  fc.assert(
    fc.property(kind, number, number, (k, x, y) => {
      const placed = settled(k, placedAt(k, { x, y }, 60, photo), photo);
      expect(isInside(placed)).toBe(true);
      expect(isDegenerate(k, placed)).toBe(false);
    }),
  );
  expect(placedAt('box', { x: 200, y: 150 }, 60, photo)).toEqual([140, 90, 260, 210]);
  expect(placedAt('arrow', { x: 200, y: 150 }, 60, photo)).toEqual([140, 210, 200, 150]);
});
