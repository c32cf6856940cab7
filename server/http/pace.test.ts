import { expect, it } from 'vitest';
import { makePace } from './pace.ts';

it('takes as much as is allowed at once, then as much as comes back in the long run', () => {
  let now = 1_000;
  const pace = makePace({ perSecond: 10, atOnce: 20 }, () => now);
  const taken = (n: number) => Array.from({ length: n }, () => pace.isFlood()).filter((is) => !is).length;
  expect(taken(30)).toBe(20);
  now += 3_000;
  expect(taken(30)).toBe(20);
});

// With an hour forward and back on one of two nodes every frame of honest editors was a flood (faults.md F3).
it('goes by a clock that does not step when the wall clock is corrected', () => {
  const wall = Date.now;
  try {
    const pace = makePace({ perSecond: 10, atOnce: 20 });
    Date.now = () => wall() + 3_600_000;
    expect(pace.isFlood()).toBe(false);
    Date.now = () => wall() - 3_600_000;
    expect(pace.isFlood()).toBe(false);
  } finally {
    Date.now = wall;
  }
});
