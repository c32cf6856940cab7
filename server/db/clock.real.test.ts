import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { makeLogger } from '../testing/logger.ts';
import { makePostgresDatabase } from '../testing/servers/postgres-database.ts';
import { openClock } from './clock.ts';

test.each([-1, 1])('faults.md F3: a node whose clock is %i hours off has the time of the database', async (hours) => {
  const db = await makePostgresDatabase();
  const databaseNow = async (): Promise<number> => {
    const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db);
    return rows[0]!.at.getTime();
  };
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 });
  try {
    const before = await databaseNow();
    const clock = await openClock(db, makeLogger());
    const now = clock.now().getTime();
    clock.stop();
    // Half a round trip is the error of it: a minute is far below the hour that the node is off.
    expect(now).toBeGreaterThan(before - 60_000);
    expect(now).toBeLessThan((await databaseNow()) + 60_000);
  } finally {
    vi.useRealTimers();
    await db.destroy();
  }
});
