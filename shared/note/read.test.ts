import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from './awareness.ts';
import { readComment, readMark, readPlace, readResolved } from './read.ts';

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

describe('where a colleague says to be', () => {
  const number = () => fc.double({ noNaN: true, noDefaultInfinity: true });
  const id = () => fc.string({ minLength: 1, maxLength: 40 });
  const photo = { id: id(), zoom: number(), u: number(), v: number(), turn: number() };
  const light = { brightness: number(), contrast: number() };
  const parts = {
    tab: fc.constantFrom<Place['tab'][]>('current', 'attempts', 'notes'),
    section: fc.record({ id: id(), share: number() }),
    photos: fc.array(fc.record(photo), { maxLength: 2 }),
    light: fc.record(light),
    follows: fc.nat(),
  };
  const places = fc.record(parts, { requiredKeys: ['tab'] });

  it('is taken as it is, and copied', () => {
    fc.assert(fc.property(places, (place) => void expect(readPlace(place)).toEqual(place)));
    expect(readPlace({ tab: 'notes', more: 1 })).toEqual({ tab: 'notes' });
  });

  // A number where photos belong once broke the page of everybody in the note; a string as the zoom made a pose of NaN.
  it.each([
    { photos: 5 },
    { photos: [null] },
    { photos: [{ id: 'p', zoom: '2', u: 0, v: 0, turn: 0 }] },
    { photos: [{ id: 'p', zoom: Number.NaN, u: 0, v: 0, turn: 0 }] },
    { photos: [1, 2, 3].map((n) => ({ id: `p${n}`, zoom: 1, u: 0, v: 0, turn: 0 })) },
    { section: 'mrz' },
    { section: { id: 'mrz', share: '1' } },
    { light: { brightness: 100 } },
    { follows: '5' },
  ])('without the part that is not ours: %j', (part) => {
    expect(readPlace({ tab: 'current', ...part })).toEqual({ tab: 'current' });
  });

  it('whatever stands in it, what is read can be shown', () => {
    const rubbish = <T>(of: fc.Arbitrary<T>) => fc.oneof(of, fc.anything());
    const anyOf = (model: Record<string, fc.Arbitrary<unknown>>) =>
      fc.record(Object.fromEntries(Object.entries(model).map(([name, of]) => [name, rubbish(of)])));
    const near = anyOf({ ...parts, light: anyOf(light), photos: fc.array(rubbish(anyOf(photo)), { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), near), (value) => {
        const place = readPlace(value);
        // What reads once reads the same again: nothing half good got through.
        expect(readPlace(place)).toEqual(place);
        for (const { id: _, ...pose } of place?.photos ?? [])
          expect(Object.values(pose).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
