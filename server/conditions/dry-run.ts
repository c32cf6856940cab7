import { setImmediate as breathe } from 'node:timers/promises';
import type { Conditions } from '../../shared/api/conditions.ts';
import type { DryRun } from '../../shared/api/settings.ts';
import { type ConditionName, conditionNames, type Verdict } from '../../shared/conditions.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { Problem } from '../http/errors/problem.ts';
import { settleState } from '../sessions/record/rules.ts';
import { type Assessment, assess, dayOf } from './assess.ts';
import type { Evidence } from './evidence.ts';
import { type ConditionSet, readConditionSet } from './queries.ts';

const days = 30;
/** Maximum of sessions evaluated, the newest first: a sample of this size represents the rest. */
export const mostLooked = 20_000;
/** Sessions after which the event loop is yielded. */
const batch = 500;

/**
 * What other conditions would have made of the sessions that finished in the last 30 days, each evaluated as of its own day, and
 * what they would do to waiting sessions that no reviewer has touched.
 *
 * @param isWanted checked between batches: the preview is outdated once the user moves the control again
 * @throws Problem rate_limited when it is no longer wanted
 */
export async function dryRun(
  ctx: Pick<Context, 'db' | 'now'>,
  companyId: string,
  conditions: Conditions,
  isWanted: () => boolean = () => true,
): Promise<DryRun> {
  const now = ctx.now();
  const present = await readConditionSet(ctx.db, companyId);
  const other: ConditionSet = { conditions, version: present.version + 1 };
  const outcomeCounts = makeOutcomeCounts();
  for await (const rows of newest(ctx.db, companyId, beginningOf(now))) {
    if (!isWanted())
      throw new Problem('rate_limited', 'You have asked about other conditions since.', { retryAfter: 1 });
    for (const { evidence, at } of rows) {
      const day = dayOf(at);
      outcomeCounts.add(assess(present, evidence, false, day), assess(other, evidence, false, day));
    }
  }
  return { days, ...outcomeCounts.result(), waiting: await ofWaiting(ctx.db, companyId, other, now) };
}

/** Start of the evaluated period. */
export const beginningOf = (now: Date): Date => new Date(now.getTime() - days * 86_400_000);

/** A position in one of the two orders. */
export interface Place {
  at: Date;
  id: string;
}

/** Sessions that finished since then, the newest first, with the input of their conditions. */
export async function* newest(db: Db, companyId: string, since: Date, after?: Place) {
  let last = after;
  for (let read = 0; read <= mostLooked; ) {
    const rows: { id: string; at: Date; evidence: Evidence }[] = await db
      .selectFrom('assessment')
      .select(['session_id as id', 'finished_at as at', 'evidence'])
      .where('company_id', '=', companyId)
      .where('finished_at', '>=', since)
      .$if(last !== undefined, (qb) =>
        qb.where((eb) => eb(eb.refTuple('finished_at', 'session_id'), '<', eb.tuple(last!.at, last!.id))),
      )
      .orderBy('finished_at', 'desc')
      .orderBy('session_id', 'desc')
      .limit(batch)
      .execute();
    read += rows.length;
    yield rows;
    if (rows.length < batch) return;
    last = rows.at(-1);
    await breathe();
  }
}

const verdicts: readonly Verdict[] = ['verified', 'awaiting_action', 'rejected'];
const none = (): Record<Verdict, number> => ({ verified: 0, awaiting_action: 0, rejected: 0 });

function makeOutcomeCounts() {
  let sessions = 0;
  const [before, after] = [none(), none()];
  const moves = new Map<string, number>();
  const unmet = new Map<ConditionName, { before: number; after: number }>();
  const count = (which: 'before' | 'after', assessed: Assessment): void => {
    for (const { condition } of assessed.unmet) {
      const n = unmet.get(condition) ?? { before: 0, after: 0 };
      n[which] += 1;
      unmet.set(condition, n);
    }
  };
  return {
    add(present: Assessment, other: Assessment): void {
      if (sessions >= mostLooked) return;
      sessions += 1;
      before[present.verdict] += 1;
      after[other.verdict] += 1;
      count('before', present);
      count('after', other);
      const move = `${present.verdict} ${other.verdict}`;
      if (present.verdict !== other.verdict) moves.set(move, (moves.get(move) ?? 0) + 1);
    },
    result: () => ({
      ...{ sessions, cut: sessions >= mostLooked, before, after },
      moves: verdicts.flatMap((from) =>
        verdicts.flatMap((to) => {
          const n = moves.get(`${from} ${to}`);
          return n ? [{ from, to, count: n }] : [];
        }),
      ),
      unmet: conditionNames.flatMap((condition) => {
        const n = unmet.get(condition);
        return n ? [{ condition, ...n }] : [];
      }),
    }),
  };
}

async function ofWaiting(db: Db, companyId: string, other: ConditionSet, now: Date): Promise<DryRun['waiting']> {
  const counts = none();
  const held = await db
    .selectFrom('session')
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.countAll<number>().filterWhere('reviewer_touched', '=', true).as('touched'),
      eb.fn
        .countAll<number>()
        .filterWhere('reviewer_touched', '=', false)
        .filterWhere('claim_until', '>', now)
        .as('claimed'),
    ])
    .where('company_id', '=', companyId)
    .where('queued_at', 'is not', null)
    .executeTakeFirstOrThrow();
  let looked = 0;
  for await (const rows of untouched(db, companyId, now)) {
    for (const { evidence } of rows) counts[movedTo(other, evidence, now)] += 1;
    looked += rows.length;
    if (looked >= mostLooked) break;
  }
  const [total, touched, claimed] = [held.total, held.touched, held.claimed].map(Number) as [number, number, number];
  return { total, touched, claimed, verified: counts.verified, rejected: counts.rejected };
}

/** Target state of a waiting session that no reviewer has touched. */
export const movedTo = (other: ConditionSet, evidence: Evidence, now: Date): Verdict =>
  settleState(assess(other, evidence, false, dayOf(now)), false, false);

/** The queue in its order, without sessions that a reviewer has claimed or touched: new conditions do not affect those (D5). */
export async function* untouched(db: Db, companyId: string, now: Date, after?: Place) {
  let last = after;
  for (;;) {
    const rows = await db
      .selectFrom('session')
      .innerJoin('assessment', 'assessment.session_id', 'session.id')
      .select(['session.id', 'session.queued_at as at', 'assessment.evidence'])
      .where('session.company_id', '=', companyId)
      .where('session.queued_at', 'is not', null)
      .where('session.reviewer_touched', '=', false)
      .where((eb) => eb.or([eb('session.claim_until', 'is', null), eb('session.claim_until', '<=', now)]))
      .$if(last !== undefined, (qb) =>
        qb.where((eb) => eb(eb.refTuple('session.queued_at', 'session.id'), '>', eb.tuple(last!.at, last!.id))),
      )
      .orderBy('session.queued_at')
      .orderBy('session.id')
      .limit(batch)
      .execute();
    yield rows.map(({ id, at, evidence }) => ({ id, at: at!, evidence }));
    if (rows.length < batch) return;
    last = { id: rows.at(-1)!.id, at: rows.at(-1)!.at! };
    await breathe();
  }
}
