import { Compile } from 'typebox/compile';
import { expect, test } from 'vitest';
import { ScheduleRequest } from '../api/screening.ts';

// OFAC's CSV comes in four files: what can be uploaded can be fetched, too.
test.each([
  [1, true],
  [4, true],
  [5, false],
])('a list fetched from %i addresses: %s', (count, isTaken) => {
  const urls = Array.from({ length: count }, (_, n) => `https://lists.example/${n}.csv`);
  expect(Compile(ScheduleRequest).Check({ urls, everyHours: 24 })).toBe(isTaken);
});
