import type { FactType } from '../../../shared/event.ts';
import { leaseEnd, whileRenewing } from '../../db/lease.ts';
import { isOutage } from '../../http/errors/outage.ts';
import type { Follower } from '../../log/follow.ts';
import { transact } from '../../log/transact.ts';
import { ProviderDown, type ScreeningProvider } from '../port.ts';
import { type RunParts, screenSession } from './screen.ts';

/** Events after which the subject may differ from the one screened, or is known for the first time. */
const news: ReadonlySet<FactType> = new Set(['document.read', 'session.finished', 'subject.edited']);

/** Sessions screened concurrently per node. */
const concurrency = 8;
/** Milliseconds until a provider that did not answer is retried: exponential backoff. */
const pause = (failures: number): number => Math.min(1_000 * 2 ** failures, 5 * 60_000);
/** Milliseconds until the retry of a screening interrupted by a database outage. */
const afterOutageMs = 1_000;

/** Queues sessions whose subject must be screened. `nudge`: there is work, possibly not committed yet. */
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
 * Screens some of the queued sessions. The queue is a table, so that any node can process it, also after a crash, and nothing is
 * lost during a provider's outage.
 * @returns whether more may be due now
 */
export async function screenDue(ctx: RunParts, provider: ScreeningProvider): Promise<boolean> {
  const now = ctx.now();
  const taken = await ctx.db
    // Materialized: a subquery may be evaluated repeatedly and lock different rows each time.
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
  // Database outage: sessions whose lease could not be released are taken again when it expires.
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
    // Unless the session was queued again during the screening.
    await ctx.db
      .deleteFrom('screening_queue')
      .where('session_id', '=', sessionId)
      .where('revision', '=', revision)
      .execute();
  } catch (err) {
    // A database outage is not a failure of this session: neither counted nor logged as an event.
    if (isOutage(err) && !(err instanceof ProviderDown)) {
      return await again(ctx, due, due.failures, new Date(ctx.now().getTime() + afterOutageMs));
    }
    const failures = due.failures + 1;
    ctx.logger.warn({ err, companyId, sessionId, failures }, 'a session could not be screened and will be tried again');
    await again(ctx, due, failures, new Date(ctx.now().getTime() + pause(failures)));
    // Reviewers are notified of the 1st, 2nd, 4th, 8th … failure.
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
