import type { FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Milliseconds between two readings of the database's clock: how long a step of it goes unnoticed. */
const intervalMs = 10_000;
/** Milliseconds. A longer round trip makes the reading too inaccurate: it is dropped in favour of the next one. */
const longestTripMs = 1_000;

export interface DatabaseClock {
  now: () => Date;
  stop: () => void;
}

/**
 * The time by the database's clock, which all nodes share: deadlines written by one node are checked by another, and a node whose
 * own clock is wrong must not end what the others have in progress. Between two readings the time advances by the monotonic
 * clock, so a step of the node's clock has no effect. The same holds while the database is unavailable.
 */
export async function openClock(db: Db, logger: Pick<FastifyBaseLogger, 'warn'>): Promise<DatabaseClock> {
  /** Milliseconds to add to the monotonic clock. */
  let offset = await readOffset(db);
  let last = 0;
  const timer = setInterval(() => {
    const asked = performance.now();
    readOffset(db).then(
      (read) => {
        if (performance.now() - asked <= longestTripMs) offset = read;
      },
      (err) => logger.warn({ err }, "the database's clock could not be read: the time goes on by the monotonic one"),
    );
  }, intervalMs);
  timer.unref();
  return {
    now() {
      const at = performance.now() + offset;
      // Consecutive readings differ by their round trips: time does not go backwards for that, but follows a step of the
      // database's clock.
      last = at < last && last - at < longestTripMs ? last : at;
      return new Date(last);
    },
    stop: () => clearInterval(timer),
  };
}

async function readOffset(db: Db): Promise<number> {
  const asked = performance.now();
  const { rows } = await sql<{ ms: number }>`
    select extract(epoch from clock_timestamp())::double precision * 1000 as ms`.execute(db);
  // The database read its clock between request and response: assuming the middle limits the error to half the round trip.
  return rows[0]!.ms - (asked + performance.now()) / 2;
}
