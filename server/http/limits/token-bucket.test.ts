import { expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

it('takes as much as is allowed at once, then as much as comes back in the long run', () => {
  let now = 1_000;
  const bucket = new TokenBucket({ perSecond: 10, burst: 20 }, () => now);
  const taken = (n: number) => Array.from({ length: n }, () => bucket.take()).filter(Boolean).length;
  expect(taken(30)).toBe(20);
  now += 3_000;
  expect(taken(30)).toBe(20);
});

// With an hour forward and back on one of two nodes every frame of honest editors was a flood (faults.md F3).
it('goes by a clock that does not step when the wall clock is corrected', () => {
  const wall = Date.now;
  try {
    const bucket = new TokenBucket({ perSecond: 10, burst: 20 });
    Date.now = () => wall() + 3_600_000;
    expect(bucket.take()).toBe(true);
    Date.now = () => wall() - 3_600_000;
    expect(bucket.take()).toBe(true);
  } finally {
    Date.now = wall;
  }
});
