import fc from 'fast-check';
import { Compile } from 'typebox/compile';
import { expect, test } from 'vitest';
import { PartialDay } from '../schema.ts';
import { isPartialDay, isUnlimited, rangeOfDay, withoutZeroParts } from './partial-day.ts';

test.each(['1960', '1960-03', '1960-03-07', '9999-12-31', '2024-02-29', '0099-02-28'])('%s is a day', (text) => {
  expect(isPartialDay(text)).toBe(true);
});

test.each([
  '',
  '60',
  '1960-00-00',
  '1960-13',
  '2023-02-29',
  '1960-3',
  '1960-03-32',
  '0000',
  '00.00.1960',
  '1960-03-07T',
])('%j is none', (text) => {
  expect([isPartialDay(text), rangeOfDay(text)]).toEqual([false, undefined]);
});

test('the days that it may be', () => {
  expect(rangeOfDay('1960')).toEqual(['1960-01-01', '1960-12-31']);
  expect(rangeOfDay('2024-02')).toEqual(['2024-02-01', '2024-02-29']);
  expect(rangeOfDay('2024-02-10')).toEqual(['2024-02-10', '2024-02-10']);
});

test('real-world.md 12: zeros for what is not known are left out, and nothing is guessed', () => {
  expect(['1960-00-00', '1960-03-00', '1960-00-07', '00.00.1960', '1960'].map(withoutZeroParts)).toEqual([
    ...['1960', '1960-03', '1960-00-07', '00.00.1960', '1960'],
  ]);
});

test('unlimited', () => {
  expect(['9999-12-31', '9999-01-01', '9999', '2099-12-31'].map(isUnlimited)).toEqual([true, true, true, false]);
});

test('the API takes what is a day, and nothing else', () => {
  const isTaken = Compile(PartialDay(''));
  const two = fc.integer({ min: 0, max: 33 }).map((n) => `-${String(n).padStart(2, '0')}`);
  const year = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'));
  const leap = fc.constantFrom('1900', '2000', '2024', '2023', '2100', '2400');
  const text = fc.tuple(fc.oneof(year, leap), fc.array(two, { maxLength: 3 })).map(([y, rest]) => y + rest.join(''));
  fc.assert(
    fc.property(text, (day) => {
      expect(isTaken.Check(day), day).toBe(isPartialDay(day));
    }),
    { numRuns: 5_000, examples: [['2024-02-29'], ['1900-02-29'], ['2000-02-29'], ['2023-04-31'], ['0000-01-01']] },
  );
});
