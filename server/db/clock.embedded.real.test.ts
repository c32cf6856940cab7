import { expect, test, vi } from 'vitest';
import { makeDatabase } from '../testing/database.ts';
import { makeLogger } from '../testing/logger.ts';
import { openClock } from './clock.ts';

test('I10 faults.md F3: a step of the clock of the node, back or forth, is no step of the time', async () => {
  const db = await makeDatabase();
  const real = Date.now();
  const clock = await openClock(db, makeLogger());
  const begin = clock.now().getTime();
  expect(Math.abs(begin - real)).toBeLessThan(60_000);
  try {
    let last = begin;
    for (const step of [3_600_000, -1_800_000, 0]) {
      vi.useFakeTimers({ toFake: ['Date'], now: real + step });
      const now = clock.now().getTime();
      expect(now).toBeGreaterThanOrEqual(last);
      expect(now - begin).toBeLessThan(600_000);
      last = now;
    }
  } finally {
    vi.useRealTimers();
    clock.stop();
    await db.destroy();
  }
});
