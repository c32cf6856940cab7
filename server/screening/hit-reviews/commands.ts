import { randomUUIDv7 } from 'node:crypto';
import type { HitReviewRequest } from '../../../shared/api/screening.ts';
import type { Fact } from '../../../shared/event.ts';
import { actorOf } from '../../accounts/guard.ts';
import type { Login } from '../../accounts/login/login.ts';
import { hitReviewHash } from '../../audit/content-hashes.ts';
import { readFinished } from '../../conditions/finished.ts';
import { findReused, readConditionSet } from '../../conditions/queries.ts';
import { queueReassessment } from '../../conditions/rollout/queue-reassessment.ts';
import { settle } from '../../conditions/settle.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../db/database.ts';
import { claimOf } from '../../decisions/lock-for-decision.ts';
import { Problem } from '../../http/errors/problem.ts';
import { type Deferred, transact } from '../../log/transact.ts';
import { changeSession } from '../../sessions/record/change.ts';
import { lockSession, type SessionRecord } from '../../sessions/record/find-session.ts';
import type { ScreeningSummary } from '../../sessions/tables.ts';
import { closeAlert } from '../alerts/raise.ts';
import { hitSummary } from '../runs/hits.ts';
import { questionOf } from '../runs/query.ts';
import { reviewingRefused } from './rules.ts';

/**
 * Records or withdraws a reviewer's verdict on a hit. The conditions are assessed in the same transaction; from then on the
 * session needs a decision by a person. Concurrent calls are serialised by the session's lock, and the second one is refused.
 *
 * @throws Problem not_found, hit_reviewed, nothing_changed, and what rules.ts refuses
 */
export async function reviewHit(
  ctx: Pick<Context, 'db' | 'notifier' | 'now'>,
  login: Login,
  sessionId: string,
  hitId: string,
  { verdict, reason, seen }: HitReviewRequest,
): Promise<{ seq: number }> {
  const { companyId, reviewerId } = login;
  const { seq } = await transact(ctx, companyId, actorOf(login), async (trx) => {
    const now = ctx.now();
    const session = await lockSession(trx, companyId, sessionId);
    const hit = await trx
      .selectFrom('hit')
      .selectAll()
      .where('company_id', '=', companyId)
      .where('session_id', '=', sessionId)
      .where('id', '=', hitId)
      .where('gone', '=', false)
      .executeTakeFirst();
    if (!hit) throw new Problem('not_found', 'There is no such hit.');
    const refused = reviewingRefused(session.state, claimOf(session), reviewerId, now);
    if (refused) throw new Problem(refused);
    // A retry after a lost response: the stored verdict is the reviewer's own.
    if (hit.hit_review_id !== seen && (await isOwn(trx, hit.hit_review_id, reviewerId, verdict, reason)))
      return { value: undefined, facts: [] };
    if (hit.hit_review_id !== seen)
      throw new Problem('hit_reviewed', 'Somebody has reviewed it meanwhile: look at it first.');
    if (verdict === null && seen === null) throw new Problem('nothing_changed', 'There is nothing to be taken back.');
    const question = await questionOf(trx, session);
    const id = randomUUIDv7();
    const row = {
      ...{ id, company_id: companyId, session_id: sessionId, hit_id: hitId, person_key: question?.personKey ?? null },
      ...{ list_id: hit.list_id, source_id: hit.source_id, entry_hash: hit.entry_hash, score: hit.score },
      ...{ verdict, reason: reason.trim(), reviewer_id: reviewerId, at: now },
    };
    await trx.insertInto('hit_review').values(row).execute();
    await trx
      .updateTable('hit')
      .set({ hit_review_id: verdict && id, was_cleared: false })
      .where('company_id', '=', companyId)
      .where('id', '=', hitId)
      .execute();
    const data = { hitId, hitReviewId: id, content: hitReviewHash(session.salt, row), verdict };
    const fact: Fact = { type: 'hit.reviewed', sessionId, data };
    const { facts, deferred } = await settleReviewed(trx, session, now);
    await screenOthers(trx, session, now);
    return { value: undefined, facts: [fact, ...facts], deferred };
  });
  return { seq };
}

async function isOwn(
  trx: Trx,
  id: string | null,
  reviewerId: string,
  verdict: HitReviewRequest['verdict'],
  reason: string,
): Promise<boolean> {
  if (id === null) return false;
  const row = await trx
    .selectFrom('hit_review')
    .select(['reviewer_id', 'verdict', 'reason'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.reviewer_id === reviewerId && row.verdict === verdict && row.reason === reason.trim();
}

/** The session's state after all hit reviews. */
async function settleReviewed(
  trx: Trx,
  session: SessionRecord,
  now: Date,
): Promise<{ facts: Fact[]; deferred: Deferred[] }> {
  const { id: sessionId, company_id: companyId } = session;
  const hits = await trx
    .selectFrom('hit as h')
    .leftJoin('hit_review as j', 'j.id', 'h.hit_review_id')
    .select(['j.verdict', 'j.session_id as from'])
    .where('h.company_id', '=', companyId)
    .where('h.session_id', '=', sessionId)
    .where('h.gone', '=', false)
    .execute();
  const { mark, notCleared, open } = hitSummary(hits.map(({ verdict }) => verdict));
  const { query = '', full = 0 } = session.screening ?? {};
  const carried = hits.filter(({ verdict, from }) => verdict === 'different' && from !== sessionId).length;
  const isAsked = session.screening?.mark === 'waiting';
  const screening: ScreeningSummary = {
    mark: isAsked ? 'waiting' : mark,
    notCleared,
    query,
    reviewed: true,
    full,
    carried,
  };
  const facts: Fact[] = open === 0 ? await closeAlert(trx, session, now) : [];
  const reviewed = { ...session, screening, reviewer_touched: true };
  if (session.state !== 'awaiting_action') {
    await changeSession(trx, session, { screening });
    return { facts, deferred: [] };
  }
  const [finished, set] = await Promise.all([readFinished(trx, reviewed), readConditionSet(trx, companyId)]);
  const done = await settle(trx, reviewed, finished, set, now);
  await queueReassessment(trx, companyId, done.reusedWaiting, now);
  await changeSession(trx, session, { ...done.columns, screening, reviewer_touched: true });
  return { facts: [...facts, ...done.facts], deferred: done.deferred };
}

/** Hit reviews of this person also hold in other waiting sessions: queues them for screening. */
async function screenOthers(trx: Trx, session: SessionRecord, now: Date): Promise<void> {
  const others = await findReused(trx, session.company_id, {
    sessionId: session.id,
    number: session.document_number,
    issuingState: session.issuing_state,
  });
  const waiting = others.filter(({ state }) => state === 'awaiting_action');
  if (waiting.length === 0) return;
  await trx
    .insertInto('screening_queue')
    .values(waiting.map(({ id }) => ({ session_id: id, company_id: session.company_id, since: now, at: now })))
    .onConflict((oc) => oc.column('session_id').doUpdateSet({ at: now }))
    .execute();
}
