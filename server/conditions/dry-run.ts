import { setImmediate as breathe } from 'node:timers/promises';
import type { Conditions } from '../../shared/api/conditions.ts';
import type { DryRun } from '../../shared/api/settings.ts';
import { type ConditionName, conditionNames, type Verdict } from '../../shared/conditions.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { Problem } from '../http/problem.ts';
import { settleState } from '../sessions/rules.ts';
import { dayOf, type Judged, judge } from './judge.ts';
import { type ConditionSet, readConditionSet } from './queries.ts';
import type { Seen } from './seen.ts';

const days = 30;
/** The newest that are looked at: what is true of so many is true of the rest. */
const most = 20_000;
/** Sessions between which others get their turn. */
const batch = 500;

/**
 * What other conditions would have made of the sessions that finished in the last 30 days, each as it was seen on its own
 * day, and what they would do to those that wait and that nobody has touched.
 *
 * @param isWanted asked between batches: whoever moves a control on does not wait for what was
 * @throws Problem rate_limited when it is not wanted any more
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
  const tally = makeTally();
  const since = new Date(now.getTime() - days * 86_400_000);
  for await (const rows of newest(ctx.db, companyId, since)) {
    if (!isWanted())
      throw new Problem('rate_limited', 'You have asked about other conditions since.', { retryAfter: 1 });
    for (const { seen, finished_at } of rows) {
      const day = dayOf(finished_at);
      tally.add(judge(present, seen, false, day), judge(other, seen, false, day));
    }
  }
  return { days, ...tally.result(), waiting: await ofWaiting(ctx.db, companyId, other, now) };
}

async function* newest(db: Db, companyId: string, since: Date) {
  let last: { finished_at: Date; session_id: string } | undefined;
  for (let read = 0; read <= most; ) {
    const rows: { session_id: string; finished_at: Date; seen: Seen }[] = await db
      .selectFrom('assessment')
      .select(['session_id', 'finished_at', 'seen'])
      .where('company_id', '=', companyId)
      .where('finished_at', '>=', since)
      .$if(last !== undefined, (qb) =>
        qb.where((eb) =>
          eb(eb.refTuple('finished_at', 'session_id'), '<', eb.tuple(last!.finished_at, last!.session_id)),
        ),
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

function makeTally() {
  let sessions = 0;
  const [before, after] = [none(), none()];
  const moves = new Map<string, number>();
  const unmet = new Map<ConditionName, { before: number; after: number }>();
  const count = (which: 'before' | 'after', judged: Judged): void => {
    for (const { condition } of judged.unmet) {
      const n = unmet.get(condition) ?? { before: 0, after: 0 };
      n[which] += 1;
      unmet.set(condition, n);
    }
  };
  return {
    add(present: Judged, other: Judged): void {
      if (sessions >= most) return;
      sessions += 1;
      before[present.verdict] += 1;
      after[other.verdict] += 1;
      count('before', present);
      count('after', other);
      const move = `${present.verdict} ${other.verdict}`;
      if (present.verdict !== other.verdict) moves.set(move, (moves.get(move) ?? 0) + 1);
    },
    result: () => ({
      ...{ sessions, cut: sessions >= most, before, after },
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
  const rows = await db
    .selectFrom('session')
    .innerJoin('assessment', 'assessment.session_id', 'session.id')
    .select(['assessment.seen'])
    .where('session.company_id', '=', companyId)
    .where('session.queued_at', 'is not', null)
    .where('session.hands_on', '=', false)
    .where((eb) => eb.or([eb('session.claim_until', 'is', null), eb('session.claim_until', '<=', now)]))
    .orderBy('session.queued_at')
    .limit(most)
    .execute();
  const counts = none();
  for (const [i, { seen }] of rows.entries()) {
    counts[settleState(judge(other, seen, false, dayOf(now)), false, false)] += 1;
    if (i % batch === batch - 1) await breathe();
  }
  return { total: rows.length, verified: counts.verified, rejected: counts.rejected };
}
