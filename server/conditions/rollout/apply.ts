import { setTimeout as rest } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import { isOutage } from '../../http/errors/outage.ts';
import type { Every } from '../../log/follow.ts';
import { keepPassing, type Passing } from '../../log/keep-passing.ts';
import { applyBatch } from './apply-batch.ts';
import { reassessOne } from './reassess.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>;

/** Milliseconds between looks for work: two small queries a node. */
const sweepEveryMs = 1_000;
/** Sessions in a transaction: while anybody else writes, so few that nobody notices. */
const batch = { busy: 10, quiet: 200 };
/** While anybody else writes, a batch is followed by a rest of so many times its length, when the database is theirs. */
const restRatio = 9;
/** Milliseconds without a fact, after which nobody does. */
const look = 50;
/** Milliseconds until a session that could not be looked at is tried again. */
const afterFailure = 60_000;
/** Sessions that are looked at again one by one, before others get their turn. */
const reassessBatch = 50;

/**
 * Looks again at what awaits action, after the conditions have changed or something that they look at has. What is to be
 * done stands in two tables, so that any node may do it, also after a kill; each batch is a transaction of its own.
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

/** Shorter when nothing goes on: then nobody is kept waiting. @returns whether somebody else writes */
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
      // The database's failure is not the session's: it is looked at again at the next look.
      if (isOutage(err)) throw err;
      ctx.logger.warn({ err, companyId: company_id, sessionId: session_id }, 'a session could not be looked at again');
      // Later: one that fails again and again does not keep the others waiting.
      await ctx.db
        .updateTable('reassess_queue')
        .set({ at: new Date(ctx.now().getTime() + afterFailure) })
        .where('session_id', '=', session_id)
        .execute();
    }
  }
  return rows.length === reassessBatch;
}

/** A batch of each company, so that a large one does not keep the others waiting; nor does one that fails. */
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
