import type { FactType } from '../../../shared/event.ts';
import { leaseEnd, whileRenewing } from '../../db/lease.ts';
import { isOutage } from '../../http/errors/outage.ts';
import type { Follower } from '../../log/follow.ts';
import { transact } from '../../log/transact.ts';
import { ProviderDown, type ScreeningProvider } from '../port.ts';
import { type RunParts, screenSession } from './screen.ts';

/** After these the subject may be another one than was asked about, or is known for the first time. */
const news: ReadonlySet<FactType> = new Set(['document.read', 'session.finished', 'subject.edited']);

/** Sessions that a node takes at once. */
const concurrency = 8;
/** Milliseconds until a provider that did not answer is asked again: longer each time. */
const pause = (failures: number): number => Math.min(1_000 * 2 ** failures, 5 * 60_000);
/** Milliseconds until a session whose screening the database cut off is screened again. */
const afterOutageMs = 1_000;

/** Notes whose subject is to be screened. `nudge`: there is work; it may not be committed yet. */
export const makeScreeningFollower = (ctx: Pick<RunParts, 'now'>, nudge: () => void): Follower => ({
  name: 'screening',
  async handle(trx, companyId, events) {
    const ids = new Set(events.flatMap(({ type, sessionId }) => (news.has(type) && sessionId ? [sessionId] : [])));
    if (ids.size === 0) return;
    const now = ctx.now();
    await trx
      .insertInto('screening_queue')
      .columns(['session_id', 'company_id', 'since', 'at'])
      .expression((eb) =>
        eb
          .selectFrom('session')
          .select(['id', 'company_id', eb.val(now).as('since'), eb.val(now).as('at')])
          .where('company_id', '=', companyId)
          .where('id', 'in', [...ids]),
      )
      .onConflict((oc) =>
        oc.column('session_id').doUpdateSet((eb) => ({
          since: now,
          at: now,
          failures: 0,
          revision: eb('screening_queue.revision', '+', 1),
        })),
      )
      .execute();
    nudge();
  },
});

/**
 * Screens some of those who are to be. What is to be done stands in a table, so that any node may do it, also after a
 * kill, and so that a provider that is down finds it all when it is back.
 * @returns whether there may be more at once
 */
export async function screenDue(ctx: RunParts, provider: ScreeningProvider): Promise<boolean> {
  const now = ctx.now();
  const taken = await ctx.db
    // Materialized: a subquery may be run more than once, and takes other rows each time.
    .with(
      (cte) => cte('next').materialized(),
      (qb) =>
        qb
          .selectFrom('screening_queue')
          .select('session_id')
          .where('at', '<=', now)
          .orderBy('at')
          .limit(concurrency)
          .forUpdate()
          .skipLocked(),
    )
    .updateTable('screening_queue as d')
    .from('next')
    .set({ at: leaseEnd(now) })
    .whereRef('d.session_id', '=', 'next.session_id')
    .returning(['d.session_id', 'd.company_id', 'd.revision', 'd.failures'])
    .execute();
  const ended = await Promise.allSettled(taken.map((due) => screenOne(ctx, provider, due)));
  // The database is away: those whose lease could not be given back are taken again when it has run out.
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return taken.length === concurrency;
}

interface Due {
  session_id: string;
  company_id: string;
  revision: number;
  failures: number;
}

async function screenOne(ctx: RunParts, provider: ScreeningProvider, due: Due): Promise<void> {
  const { session_id: sessionId, company_id: companyId, revision } = due;
  try {
    const { kind } = await whileRenewing(
      () => again(ctx, due, due.failures, leaseEnd(ctx.now())),
      () => screenSession(ctx, provider, companyId, sessionId),
    );
    if (kind === 'changed') return await again(ctx, due, 0, ctx.now());
    // Unless it is to be screened for something that happened meanwhile.
    await ctx.db
      .deleteFrom('screening_queue')
      .where('session_id', '=', sessionId)
      .where('revision', '=', revision)
      .execute();
  } catch (err) {
    // The database's failure is not the session's: nothing is counted or told.
    if (isOutage(err) && !(err instanceof ProviderDown)) {
      return await again(ctx, due, due.failures, new Date(ctx.now().getTime() + afterOutageMs));
    }
    const failures = due.failures + 1;
    ctx.logger.warn({ err, companyId, sessionId, failures }, 'a session could not be screened and will be tried again');
    await again(ctx, due, failures, new Date(ctx.now().getTime() + pause(failures)));
    // Reviewers are told of the first, and then less and less often.
    if (!Number.isInteger(Math.log2(failures))) return;
    await transact(ctx, companyId, 'system', async () => ({
      value: undefined,
      facts: [{ type: 'session.screening_failed', sessionId, data: { failures } }],
    }));
  }
}

async function again(ctx: RunParts, { session_id, revision }: Due, failures: number, at: Date): Promise<void> {
  await ctx.db
    .updateTable('screening_queue')
    .set({ at, failures })
    .where('session_id', '=', session_id)
    .where('revision', '=', revision)
    .execute();
}
