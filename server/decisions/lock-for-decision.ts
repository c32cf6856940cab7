import type { DecisionRefusal } from '../../shared/decision/decision.ts';
import type { FactType } from '../../shared/event.ts';
import { staleTypes } from '../../shared/fact-effects.ts';
import type { ProblemChange } from '../../shared/problem.ts';
import type { Login } from '../accounts/login/login.ts';
import { type Assessment, storeAssessment } from '../conditions/assess.ts';
import { readFinished } from '../conditions/finished.ts';
import { readConditionSet } from '../conditions/queries.ts';
import { assessSession } from '../conditions/settle.ts';
import type { Trx } from '../db/database.ts';
import { Problem } from '../http/errors/problem.ts';
import { currentSeq } from '../log/read.ts';
import { lockSession, type SessionRecord } from '../sessions/record/find-session.ts';
import { type Claim, isClaimedByOther } from './rules.ts';

/** More than anyone reads in a dialog. */
const maxChanges = 50;

/** A locked session, with what has changed since the log position that the acting reviewer has seen. */
export interface LockedSession {
  session: SessionRecord;
  /** Changes since that position. */
  since: ProblemChange[];
  /** Changed by someone else since then. */
  isStale: boolean;
}

/**
 * @param seq null for actions that do not depend on what the reviewer has seen
 * @throws Problem not_found, for another company's session too; invalid_request for a position beyond the log's end
 */
export async function lockForDecision(
  trx: Trx,
  by: { companyId: string; reviewerId: string },
  sessionId: string,
  seq: number | null,
): Promise<LockedSession> {
  // In one round trip: the later statements run once the first has its lock, and see everything committed until then.
  const [session, since, current] = await Promise.all([
    lockSession(trx, by.companyId, sessionId),
    seq === null ? [] : changesSince(trx, by.companyId, sessionId, seq),
    seq === null ? Number.POSITIVE_INFINITY : currentSeq(trx, by.companyId),
  ]);
  if (seq !== null && seq > current) {
    throw new Problem('invalid_request', 'Nobody has seen what is not there yet.', {
      errors: [{ in: 'body', pointer: '/seq', detail: 'is beyond the log' }],
    });
  }
  return { session, since, isStale: since.some((c) => c.reviewerId !== by.reviewerId) };
}

async function changesSince(trx: Trx, companyId: string, sessionId: string, seq: number): Promise<ProblemChange[]> {
  const rows = await trx
    .selectFrom('event')
    .select(['seq', 'at', 'type', 'actor'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .where('seq', '>', seq)
    .where('type', 'in', staleTypes)
    .orderBy('seq')
    .limit(maxChanges)
    .execute();
  return rows.map(({ seq, at, type, actor }) => ({
    seq,
    at: at.toISOString(),
    type: type as FactType,
    reviewerId: actor.startsWith('reviewer:') ? actor.slice('reviewer:'.length) : null,
  }));
}

const details: Record<DecisionRefusal, string> = {
  session_in_progress: 'Wait until the capture is over.',
  session_decided: 'It was decided before this arrived.',
  session_expired: 'The subject never finished it.',
  decision_stale: 'Look at what changed, then decide again.',
  session_claimed: 'Take it over first.',
  same_person: 'Somebody else has to confirm what you said.',
  master_decides: 'A master who is none of the two decides.',
  session_escalated: 'It was handed to the masters: one of them decides it.',
  hit_open: 'Say of each screening hit whether it is this person, then verify.',
};

/** A refusal with all changes that the reviewer has not seen, such as a decision. */
export const refusal = (code: DecisionRefusal, { since }: LockedSession): Problem =>
  new Problem(code, details[code], { changes: since });

export const claimOf = ({ claim_by, claim_until }: SessionRecord): Claim | null =>
  claim_by && claim_until ? { reviewerId: claim_by, until: claim_until } : null;

/**
 * For changes to a waiting session other than a decision.
 * @throws Problem session_in_progress, session_decided, session_expired, decision_stale, session_claimed, session_escalated
 */
export function refuseUnlessWaiting(
  acting: LockedSession,
  { reviewerId, role }: Pick<Login, 'reviewerId' | 'role'>,
  now: Date,
): void {
  const { session, isStale } = acting;
  if (session.state === 'in_progress') throw refusal('session_in_progress', acting);
  if (session.state === 'expired') throw refusal('session_expired', acting);
  if (session.state !== 'awaiting_action') throw refusal('session_decided', acting);
  if (isStale) throw refusal('decision_stale', acting);
  if (isClaimedByOther(claimOf(session), reviewerId, now)) throw refusal('session_claimed', acting);
  if (session.escalated_at && role !== 'master') throw refusal('session_escalated', acting);
}

/** Assesses a session now and stores the result as its latest assessment. */
export async function assessNow(trx: Trx, session: SessionRecord, now: Date): Promise<Assessment> {
  const [finished, set] = await Promise.all([readFinished(trx, session), readConditionSet(trx, session.company_id)]);
  const { assessed } = await assessSession(trx, session, finished, set, now);
  await storeAssessment(trx, session, assessed, session.finished_at ?? now, now);
  return assessed;
}

/** @throws Problem, as refuseUnlessWaiting; same_person, master_decides */
export function refuseResubmission(acting: LockedSession, login: Pick<Login, 'reviewerId' | 'role'>, now: Date): void {
  refuseUnlessWaiting(acting, login, now);
  refuseWhoHasSpoken(acting, login);
}

/** A reviewer who has voted cannot bypass the second vote, nor can two who disagree bypass the master. */
function refuseWhoHasSpoken(acting: LockedSession, login: Pick<Login, 'reviewerId' | 'role'>): void {
  const { votes } = acting.session;
  if (votes.some(({ reviewerId }) => reviewerId === login.reviewerId)) throw refusal('same_person', acting);
  if (votes.length > 1 && login.role !== 'master') throw refusal('master_decides', acting);
}
