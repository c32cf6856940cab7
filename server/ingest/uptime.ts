import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';

/** Sweeps that a node may miss, by a pause or a slow database, without having been away. */
const missedSweeps = 3;

/**
 * Notes in the database that this node can receive events, so that deadlines do not run while no node can. It was away
 * when neither this process nor, as the row says, any other has swept for a while. Once a process sweeps it admits itself by
 * the monotonic clock.
 */
export function makeUptime(ctx: Pick<Context, 'db' | 'now'>, sweepMs: number) {
  const toleranceMs = missedSweeps * sweepMs;
  let last: number | undefined;
  return {
    async note(): Promise<void> {
      const isUp = last !== undefined && performance.now() - last <= toleranceMs;
      const now = ctx.now();
      const seenAfter = new Date(now.getTime() - toleranceMs);
      await ctx.db
        .updateTable('ingest_uptime')
        .set((eb) => ({
          seen_at: now,
          ...(!isUp && {
            up_since: eb.case().when('seen_at', '<', seenAfter).then(now).else(eb.ref('up_since')).end(),
          }),
        }))
        .execute();
      last = performance.now();
    },
  };
}

/** Since when some node has been up without a pause. */
export async function readUpSince(db: Db): Promise<Date> {
  const { up_since } = await db.selectFrom('ingest_uptime').select('up_since').executeTakeFirstOrThrow();
  return up_since;
}
