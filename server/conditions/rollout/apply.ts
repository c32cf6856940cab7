import { setTimeout as rest } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import { isOutage } from '../../http/errors/outage.ts';
import type { Every } from '../../log/follow.ts';
import { keepPassing, type Passing } from '../../log/keep-passing.ts';
import { applyBatch } from './apply-batch.ts';
import { reassessOne } from './reassess.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>;

/** Milliseconds between polls for work: two small queries per node. */
const sweepEveryMs = 1_000;
/** Sessions per transaction: few enough to be unnoticeable while others are writing. */
const batch = { busy: 10, quiet: 200 };
/**
 * While others are writing, a batch is followed by a pause of this multiple of its duration, in which the database is free for
 * them.
 */
const restRatio = 9;
/** Milliseconds without a new fact after which no one else is considered to be writing. */
const look = 50;
/** Milliseconds until a session whose reassessment failed is retried. */
const afterFailure = 60_000;
/** Sessions reassessed one by one before other companies get their turn. */
const reassessBatch = 50;

/**
 * Reassesses sessions awaiting action after the conditions or their input have changed. The pending work is stored in two tables,
 * so that any node can do it, also after a crash; each batch is its own transaction.
 */
export const keepApplying = (ctx: Parts, repeat?: Every): Passing =>
  keepPassing(
    ctx,
    async (isStopped) => {
      for (let isBusy = true; !isStopped(); ) {
        const before = performance.now();
        const more = [await reassessSome(ctx), await applySome(ctx, isBusy ? batch.busy : batch.quiet)];
        if (isStopped() || !more.includes(true)) return;
        isBusy = await restFor(ctx, (performance.now() - before) * restRatio, isStopped);
      }
    },
    { everyMs: sweepEveryMs, failure: 'assessing waiting sessions failed and will be tried again' },
    repeat,
  );

/** Pauses for up to `ms`, less when nothing is being written: then no one is delayed. @returns whether others are writing */
async function restFor({ db }: Parts, ms: number, isOver: () => boolean): Promise<boolean> {
  const facts = async () =>
    (
      await db
        .selectFrom('company')
        .select((eb) => eb.fn.sum<number>('last_seq').as('n'))
        .executeTakeFirst()
    )?.n;
  const end = performance.now() + ms;
  for (let before = await facts(); performance.now() < end && !isOver(); ) {
    await rest(look);
    const now = await facts();
    if (now === before) return false;
    before = now;
  }
  return true;
}

/** @returns whether there may be more */
async function reassessSome(ctx: Parts): Promise<boolean> {
  const rows = await ctx.db
    .selectFrom('reassess_queue')
    .select(['company_id', 'session_id'])
    .where('at', '<=', ctx.now())
    .orderBy('at')
    .limit(reassessBatch)
    .execute();
  for (const { company_id, session_id } of rows) {
    try {
      await reassessOne(ctx, company_id, session_id);
    } catch (err) {
      // An outage of the database is not the session's fault: it is retried at the next poll.
      if (isOutage(err)) throw err;
      ctx.logger.warn({ err, companyId: company_id, sessionId: session_id }, 'a session could not be looked at again');
      // Postponed: a session that fails repeatedly does not delay the others.
      await ctx.db
        .updateTable('reassess_queue')
        .set({ at: new Date(ctx.now().getTime() + afterFailure) })
        .where('session_id', '=', session_id)
        .execute();
    }
  }
  return rows.length === reassessBatch;
}

/** One batch per company, so that neither a large company nor a failing one delays the others. */
async function applySome(ctx: Parts, size: number): Promise<boolean> {
  const rows = await ctx.db.selectFrom('condition_rollout').select('company_id').execute();
  let more = false;
  for (const { company_id } of rows) {
    try {
      more = (await applyBatch(ctx, company_id, size)) || more;
    } catch (err) {
      ctx.logger.warn({ err, companyId: company_id }, 'new conditions could not be applied and will be tried again');
    }
  }
  return more;
}
