import type { LogEvent } from '../../shared/event.ts';
import type { Context } from '../context.ts';
import type { Db, Trx } from '../db/database.ts';
import { readLog } from './read.ts';

/** Reacts to events: commands never call a follower, it reads the log. */
export interface Follower {
  /** Identifies the cursor: never changed once released, or all events are handled again. */
  name: string;
  /** Maximum of events per call. */
  batch?: number;
  /**
   * Called with the company's next events. Writes through `trx` are committed together with the cursor, so each event takes
   * effect exactly once; other effects may be repeated after a crash. When it throws, the batch is rolled back and retried later.
   */
  handle(trx: Trx, companyId: string, events: LogEvent[]): Promise<void>;
}

export interface Following {
  /** Finds events whose hint was lost. Resolves when all pending events have been handled, or have failed. */
  sweep(): Promise<void>;
  /** Resolves when the current batch is done. */
  close(): Promise<void>;
}

export const defaultBatch = 200;
/** Milliseconds between sweeps: the maximum delay of a follower when a hint was lost. */
const sweepEvery = 2_000;
/** Milliseconds of back-off for a company after a failure, doubled each time. */
const backOff = { first: 1_000, longest: 60_000 };

/** The timer for sweeps; a test passes its own and triggers them manually. */
export type Every = (ms: number, fn: () => void) => () => void;
export const every: Every = (ms, fn) => {
  const timer = setInterval(fn, ms);
  timer.unref();
  return () => clearInterval(timer);
};

/** Runs a follower on this node. Any number of nodes may run it: one at a time handles a company. */
export function follow(
  ctx: Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>,
  follower: Follower,
  repeat: Every = every,
): Following {
  const behind = new Set<string>();
  const failures = new Map<string, { count: number; until: number }>();
  let running: Promise<void> | undefined;
  let closed = false;

  const mark = (companyId: string): void => {
    if ((failures.get(companyId)?.until ?? 0) > ctx.now().getTime()) return;
    behind.add(companyId);
  };
  /** Call it only when a company is behind. */
  const run = (): Promise<void> => {
    running ??= work();
    return running;
  };

  /** Companies take turns, one batch each, so that a long backlog does not delay the others. */
  async function work(): Promise<void> {
    try {
      for (const companyId of behind) {
        if (closed) return;
        behind.delete(companyId);
        try {
          const more = await step(ctx.db, follower, companyId);
          failures.delete(companyId);
          // Re-added at the end of the set: the loop reaches it after the others.
          if (more) behind.add(companyId);
        } catch (err) {
          const count = (failures.get(companyId)?.count ?? 0) + 1;
          const pause = Math.min(backOff.first * 2 ** (count - 1), backOff.longest);
          failures.set(companyId, { count, until: ctx.now().getTime() + pause });
          behind.delete(companyId);
          ctx.logger.error({ err, follower: follower.name, companyId, count, pause }, 'a follower failed');
        }
      }
    } finally {
      // Synchronously after the last check for companies that are behind, so that no hint falls in between.
      running = undefined;
    }
  }

  const sweep = async (): Promise<void> => {
    if (closed) return;
    for (const id of await findBehind(ctx.db, follower.name)) mark(id);
    // A run that is ending may have missed what was just marked.
    while (behind.size && !closed) await run();
  };
  const quietSweep = (): void => {
    sweep().catch((err) => ctx.logger.error({ err, follower: follower.name }, 'a sweep failed'));
  };

  const stops = [
    ctx.notifier.listen((message) => {
      if (message.type !== 'log') return;
      mark(message.companyId);
      if (behind.size) void run();
    }),
    ctx.notifier.onReconnect(quietSweep),
    repeat(sweepEvery, quietSweep),
  ];
  return {
    sweep,
    async close() {
      closed = true;
      for (const stop of stops) stop();
      await running;
    },
  };
}

/** @returns whether there may be more */
async function step(db: Db, { name, batch = defaultBatch, handle }: Follower, companyId: string): Promise<boolean> {
  const done = await db.transaction().execute(async (trx) => {
    const cursor = await trx
      .selectFrom('follower')
      .select('seq')
      .where('name', '=', name)
      .where('company_id', '=', companyId)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!cursor) return 'no cursor';
    const events = await readLog(trx, companyId, cursor.seq, batch);
    if (events.length === 0) return 'done';
    await handle(trx, companyId, events);
    await trx
      .updateTable('follower')
      .set({ seq: events.at(-1)!.seq })
      .where('name', '=', name)
      .where('company_id', '=', companyId)
      .execute();
    return events.length < batch ? 'done' : 'more';
  });
  if (done !== 'no cursor') return done === 'more';
  // Missing, or locked by another node. Created outside the transaction: a concurrent insert would wait for the first one's
  // commit. A hint may name a company of another installation: no row is created then.
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('follower')
    .columns(['name', 'company_id'])
    .expression((eb) =>
      eb
        .selectFrom('company')
        .select([eb.val(name).as('name'), 'id'])
        .where('id', '=', companyId),
    )
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Companies whose log is ahead of the follower. */
async function findBehind(db: Db, name: string): Promise<string[]> {
  const rows = await db
    .selectFrom('company as c')
    .leftJoin('follower as f', (on) => on.onRef('f.company_id', '=', 'c.id').on('f.name', '=', name))
    .select('c.id')
    .where((eb) => eb('c.last_seq', '>', eb.fn.coalesce('f.seq', eb.lit(0))))
    .execute();
  return rows.map((r) => r.id);
}
