import { isDeepStrictEqual } from 'node:util';
import type { Selectable } from 'kysely';
import type { Verdict } from '../../shared/conditions.ts';
import type { Fact } from '../../shared/event.ts';
import { decisionHash } from '../audit/content-hashes.ts';
import type { Tables, Trx } from '../db/database.ts';
import type { Deferred } from '../log/transact.ts';
import { freezeNote } from '../notes/freeze.ts';
import { settleState } from '../sessions/record/rules.ts';
import {
  type Assessment,
  assess,
  dayOf,
  isStoppedNow,
  needsTwoNow,
  ownDecision,
  queueColumns,
  storeAssessment,
} from './assess.ts';
import { evidenceOf, type Finished } from './evidence.ts';
import { type ConditionSet, findReused } from './queries.ts';
import { queueReassessment } from './rollout/queue-reassessment.ts';

type SessionRecord = Selectable<Tables['session']>;

export interface Settled {
  assessed: Assessment;
  state: Verdict;
  /** Columns of the session, written by the caller. */
  columns: ReturnType<typeof queueColumns>;
  facts: Fact[];
  deferred: Deferred[];
  /** Waiting sessions with the same document: their evidence has changed. */
  reusedWaiting: string[];
}

/**
 * Assesses a locked session whose capture is over and determines its next state: at the end of the capture, and again whenever an
 * input of the conditions has changed while it waits.
 */
export async function settle(
  trx: Trx,
  session: SessionRecord,
  finished: Finished,
  set: ConditionSet,
  now: Date,
): Promise<Settled> {
  const { assessed, reused } = await assessSession(trx, session, finished, set, now);
  const waited = session.state === 'awaiting_action';
  const state = settleState(assessed, isReviewerTouched(session, now), isStoppedNow(session, assessed));
  return {
    assessed,
    state,
    columns: queueColumns(session, assessed, state, now),
    reusedWaiting: reused.filter((other) => other.state === 'awaiting_action').map(({ id }) => id),
    ...(await recordOf(trx, session, assessed, state, waited, now)),
  };
}

/** A reviewer has claimed or touched it: conditions do not move it any more. */
export const isReviewerTouched = ({ reviewer_touched, claim_until }: SessionRecord, now: Date): boolean =>
  reviewer_touched || (claim_until !== null && claim_until > now);

/** Only the claim prevents the conditions from moving it: they are assessed again when the claim expires. */
export const isHeldByClaim = (session: SessionRecord, assessed: Assessment, now: Date): boolean =>
  assessed.verdict !== 'awaiting_action' && !session.reviewer_touched && isReviewerTouched(session, now);

/** The session's assessment as of today. */
export async function assessSession(
  trx: Trx,
  session: SessionRecord,
  finished: Finished,
  set: ConditionSet,
  now: Date,
) {
  const today = dayOf(now);
  const own = evidenceOf(finished, today);
  const reused = await findReused(trx, session.company_id, {
    sessionId: session.id,
    number: own.subject?.documentNumber ?? null,
    issuingState: session.issuing_state,
  });
  const assessed = assess(set, { ...own, reusedIn: reused.map(({ id }) => id) }, hasCorrections(session), today);
  return { assessed, reused };
}

export const hasCorrections = ({ corrections }: SessionRecord): boolean =>
  corrections !== null && Object.keys(corrections.fields).length > 0;

async function recordOf(
  trx: Trx,
  session: SessionRecord,
  assessed: Assessment,
  state: Verdict,
  waited: boolean,
  now: Date,
): Promise<{ facts: Fact[]; deferred: Deferred[] }> {
  const { id: sessionId, company_id: companyId } = session;
  const facts: Fact[] = [];
  const isNews =
    !isDeepStrictEqual(assessed.unmet, session.unmet) || needsTwoNow(session, assessed) !== session.needs_two;
  if (!waited || isNews) {
    facts.push({ type: 'session.assessed', sessionId, data: { unmet: assessed.unmet, version: assessed.version } });
  }
  const decision = state === 'awaiting_action' ? undefined : ownDecision(session, assessed, now);
  if (decision) {
    facts.push(...(await freezeNote(trx, companyId, sessionId, now)));
    if (waited && state !== 'awaiting_action') {
      const content = decisionHash(session.salt, decision);
      facts.push({ type: 'session.settled', sessionId, data: { decisionId: decision.id, content, state } });
    }
  }
  const deferred: Deferred[] = [() => storeAssessment(trx, session, assessed, session.finished_at ?? now, now)];
  if (isHeldByClaim(session, assessed, now)) {
    deferred.push(() => queueReassessment(trx, companyId, [sessionId], session.claim_until!));
  }
  if (decision) deferred.push(() => trx.insertInto('decision').values(decision).execute());
  return { facts, deferred };
}
