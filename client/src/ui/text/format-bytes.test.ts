import { expect, test } from 'vitest';
import { formatBytes } from './format.ts';

test('a file that has something has a size; from a megabyte on with one digit behind the point', () => {
  expect([0, 1, 499, 1_500, 999_499, 1_250_000].map(formatBytes)).toEqual([
    '0 kB',
    '1 kB',
    '1 kB',
    '2 kB',
    '999 kB',
    '1.3 MB',
  ]);
});
