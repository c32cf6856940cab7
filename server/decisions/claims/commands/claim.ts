import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ClaimAnswer, NextAnswer } from '../../../../shared/api/decisions.ts';
import { claimLength } from '../../../../shared/decision/decision.ts';
import type { Fact } from '../../../../shared/event.ts';
import { actorOf } from '../../../accounts/guard.ts';
import type { Login } from '../../../accounts/login/login.ts';
import { dayOf } from '../../../conditions/assess.ts';
import { queueReassessment } from '../../../conditions/rollout/queue-reassessment.ts';
import type { Context } from '../../../context.ts';
import type { Trx } from '../../../db/database.ts';
import { transact } from '../../../log/transact.ts';
import { claimOf, lockForDecision, refusal, refuseUnlessWaiting } from '../../lock-for-decision.ts';
import { isClaimedByOther } from '../../rules.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now'>;
/** Claims do not depend on what the reviewer has seen. */
const anyPlace = null;

/**
 * Claims a waiting session for a reviewer, or renews their claim.
 * @param take also from a colleague, which is recorded
 * @throws Problem not_found, session_claimed, session_in_progress, session_decided, session_expired
 */
export async function claimSession(ctx: Parts, login: Login, sessionId: string, take: boolean): Promise<ClaimAnswer> {
  const { value, seq } = await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    const acting = await lockForDecision(trx, login, sessionId, anyPlace);
    const claim = claimOf(acting.session);
    const others = isClaimedByOther(claim, login.reviewerId, now);
    if (others && !take) throw refusal('session_claimed', acting);
    const free = { ...acting, session: { ...acting.session, claim_by: null } };
    refuseUnlessWaiting(free, login, now);
    const until = await hold(trx, login, sessionId, now);
    await reassessIfOutdated(trx, login.companyId, sessionId, now);
    return { value: { until: until.toISOString() }, facts: [factOf(sessionId, claim, others, login, now)] };
  });
  return { seq, ...value };
}

function factOf(sessionId: string, claim: ReturnType<typeof claimOf>, others: boolean, login: Login, now: Date): Fact {
  if (claim && others) {
    return { type: 'session.claim_taken', sessionId, data: { fromReviewerId: claim.reviewerId } };
  }
  const isMine = claim?.reviewerId === login.reviewerId && claim.until > now;
  return { type: isMine ? 'session.claim_renewed' : 'session.claimed', sessionId, data: {} };
}

/** Releases a session. One that is not claimed by the caller is left unchanged. @throws Problem not_found */
export async function releaseSession(ctx: Parts, login: Login, sessionId: string): Promise<void> {
  await transact(ctx, login.companyId, actorOf(login), async (trx) => {
    const { session } = await lockForDecision(trx, login, sessionId, anyPlace);
    const holds = session.claim_by === login.reviewerId && claimOf(session)!.until > ctx.now();
    if (!holds) return { value: undefined, facts: [] };
    await trx
      .updateTable('session')
      .set({ claim_by: null, claim_until: null })
      .where('company_id', '=', login.companyId)
      .where('id', '=', sessionId)
      .execute();
    // A session that only the claim kept in the queue may leave it.
    if (session.unmet.length === 0) await queueReassessment(trx, login.companyId, [sessionId], ctx.now());
    return { value: undefined, facts: [{ type: 'session.released', sessionId, data: {} }] };
  });
}

/**
 * Claims the first session in the queue, after the one just left, that is unclaimed and on which this reviewer may vote, and
 * releases all their other claims: a reviewer who moves on works on one session. Concurrent callers get different sessions:
 * locked rows are skipped. Only when all remaining ones are locked does the call wait for them: a sweep that holds a lock for a
 * moment must not make the queue look empty.
 */
export async function claimNext(ctx: Parts, login: Login, after?: string): Promise<NextAnswer> {
  const { value, seq } = await transact<string | null>(ctx, login.companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    const found = await findNext(trx, login, now, after);
    if (!found) return { value: null, facts: [] };
    const left = await releaseAll(trx, login, now);
    await hold(trx, login, found.id, now);
    await reassessIfOutdated(trx, login.companyId, found.id, now);
    const facts: Fact[] = left.map((sessionId) => ({ type: 'session.released', sessionId, data: {} }));
    return { value: found.id, facts: [...facts, { type: 'session.claimed', sessionId: found.id, data: {} }] };
  });
  return { seq, id: value };
}

async function findNext(trx: Trx, login: Login, now: Date, after: string | undefined) {
  const first = firstFree(trx, login, now);
  const other = after === undefined ? first : first.where('id', '<>', after);
  const place = sql`select s.queue_rank, s.queued_at, s.id from session s
    where s.company_id = ${login.companyId}::uuid and s.id = ${after ?? null}::uuid and s.queued_at is not null`;
  const behind = other.where(sql<SqlBool>`(queue_rank, queued_at, id) > (${place})`);
  const tries = after === undefined ? [other] : [behind, other];
  for (const one of tries) {
    const found = await one.forNoKeyUpdate().skipLocked().executeTakeFirst();
    if (found) return found;
  }
  for (const one of tries) {
    const found = await one.forNoKeyUpdate().executeTakeFirst();
    if (found) return found;
  }
  return undefined;
}

/** Releases all claims of a reviewer. @returns the released sessions */
async function releaseAll(trx: Trx, login: Login, now: Date): Promise<string[]> {
  const rows = await trx
    .updateTable('session')
    .set({ claim_by: null, claim_until: null })
    .where('company_id', '=', login.companyId)
    .where('queued_at', 'is not', null)
    .where('claim_by', '=', login.reviewerId)
    .where('claim_until', '>', now)
    .returning(['id', 'unmet'])
    .execute();
  const unheld = rows.filter(({ unmet }) => unmet.length === 0).map(({ id }) => id);
  await queueReassessment(trx, login.companyId, unheld, now);
  return rows.map(({ id }) => id);
}

const firstFree = (trx: Trx, login: Login, now: Date) =>
  trx
    .selectFrom('session')
    .select('id')
    .where('company_id', '=', login.companyId)
    .where('queued_at', 'is not', null)
    .where('state', '=', 'awaiting_action')
    .where((eb) => eb.or([eb('claim_by', 'is', null), eb('claim_until', '<=', now)]))
    .where((eb) => eb.or([eb('snoozed_until', 'is', null), eb('snoozed_until', '<=', now)]))
    .where(isOpenTo(login))
    .where(mayVote(login))
    .orderBy('queue_rank')
    .orderBy('queued_at')
    .orderBy('id')
    .limit(1);

/** Unassigned, assigned to oneself, or to a user who has left; escalated sessions are reserved for masters. */
function isOpenTo({ reviewerId, role }: Login): RawBuilder<SqlBool> {
  return sql<SqlBool>`(assigned_to is null or assigned_to = ${reviewerId}::uuid
    or not exists (select 1 from reviewer r where r.id = assigned_to and r.active))
    and (escalated_at is null or ${sql.lit(role === 'master')})`;
}

/** Excludes sessions on which the reviewer has already voted; those in disagreement are for masters. */
function mayVote({ reviewerId, role }: Login): RawBuilder<SqlBool> {
  const mine = JSON.stringify([{ reviewerId }]);
  const most = role === 'master' ? 1_000 : 1;
  return sql<SqlBool>`not votes @> ${mine}::jsonb and jsonb_array_length(votes) <= ${sql.lit(most)}`;
}

/** Claims it for this reviewer from now on. @returns the time at which the claim expires */
export async function hold(trx: Trx, login: Login, sessionId: string, now: Date): Promise<Date> {
  const until = new Date(now.getTime() + claimLength);
  await trx
    .updateTable('session')
    .set({ claim_by: login.reviewerId, claim_until: until })
    .where('company_id', '=', login.companyId)
    .where('id', '=', sessionId)
    .execute();
  return until;
}

/** The date has changed: documents expire and people come of age. */
async function reassessIfOutdated(trx: Trx, companyId: string, sessionId: string, now: Date): Promise<void> {
  const assessed = await trx
    .selectFrom('assessment')
    .select('at')
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  if (!assessed || dayOf(assessed.at) !== dayOf(now)) await queueReassessment(trx, companyId, [sessionId], now);
}
