import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { keepPassing, type Passing } from '../log/keep-passing.ts';
import { transact } from '../log/transact.ts';
import { writeCapture } from './capture/write.ts';
import { lockCapture } from './queries.ts';
import { makeUptime, readUpSince } from './uptime.ts';

/** Milliseconds to wait for missing events of an ended attempt, and for an engine's results. */
const idleTimeoutMs = 2 * 60 * 1000;
/** Milliseconds between sweeps: how late a session expires at worst. */
const sweepEveryMs = 5_000;
/** Milliseconds for which idempotency keys are stored: one day. */
const keyLifetimeMs = 24 * 60 * 60 * 1000;
/** Sessions per sweep, so that a sweep after a long downtime does not hold up other work. */
const batchSize = 100;

/**
 * Ends sessions whose time is over, and attempts that have ended without all their announced events, or without an engine's
 * results. An attempt's end is the session's end only where it is decisive: remaining attempts stay available. Every node sweeps;
 * a session is locked and checked again before it is changed.
 *
 * Neither deadline passes while the API was unavailable: after a time without any running node, phones have the full grace period
 * again to deliver buffered events.
 *
 * @returns how many sessions were ended
 */
export async function endOverdue(ctx: Pick<Context, 'db' | 'notifier' | 'now'>): Promise<number> {
  const now = ctx.now();
  const waitedEnough = new Date(now.getTime() - idleTimeoutMs);
  if ((await readUpSince(ctx.db)) > waitedEnough) return 0;
  const overdue = await ctx.db
    .selectFrom('session')
    .select(['company_id', 'id'])
    .where('state', '=', 'in_progress')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('ending_since', '<=', waitedEnough)]))
    // In random order, so that sessions that fail again and again do not fill every sweep.
    .orderBy(sql`random()`)
    .limit(batchSize)
    .execute();
  const outcomes = [];
  for (const { company_id, id } of overdue)
    outcomes.push(await end(ctx, company_id, id).catch((error: Error) => error));
  const failed = outcomes.filter((o) => o instanceof Error);
  // A session that cannot be ended does not prevent the others from being ended.
  if (failed.length)
    throw new AggregateError(failed, `${failed.length} of ${overdue.length} sessions could not be ended`);
  return outcomes.filter((o) => o === true).length;
}

/** @returns whether this ended the session; false when it had already ended, or continues */
async function end(ctx: Pick<Context, 'db' | 'notifier' | 'now'>, companyId: string, id: string): Promise<boolean> {
  const { value } = await transact(ctx, companyId, 'system', async (trx) => {
    const now = ctx.now();
    const [session, events, set] = await lockCapture(trx, companyId, id);
    const isTimeOver = session.expires_at <= now;
    const waitedEnough =
      session.ending_since !== null && session.ending_since <= new Date(now.getTime() - idleTimeoutMs);
    if (session.state !== 'in_progress' || !(isTimeOver || waitedEnough)) return { value: false, facts: [] };
    const over = isTimeOver ? 'session_over' : 'attempt_over';
    const { state, facts, deferred } = await writeCapture(trx, session, events, [], now, set, over);
    return { value: state !== 'in_progress', facts, deferred };
  });
  return value;
}

/** Sweeps for as long as the server runs. */
export function sweepOverdue(ctx: Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>): Passing {
  const uptime = makeUptime(ctx, sweepEveryMs);
  const sweep = async (): Promise<void> => {
    await uptime.note();
    await Promise.all([endOverdue(ctx), forgetAnswers(ctx)]);
  };
  // The first pass runs immediately: only now can it be determined whether no node was up before.
  return keepPassing(ctx, sweep, {
    everyMs: sweepEveryMs,
    failure: 'ending overdue sessions failed and will be tried again',
    isAtOnce: true,
  });
}

async function forgetAnswers(ctx: Pick<Context, 'db' | 'now'>): Promise<void> {
  const before = new Date(ctx.now().getTime() - keyLifetimeMs);
  await ctx.db.deleteFrom('idempotency').where('created_at', '<', before).execute();
}
