import { isDeepStrictEqual } from 'node:util';
import type { Selectable } from 'kysely';
import type { Verdict } from '../../shared/conditions.ts';
import type { Fact } from '../../shared/event.ts';
import { decisionHash } from '../audit/content-hashes.ts';
import type { Tables, Trx } from '../db/database.ts';
import type { Deferred } from '../log/transact.ts';
import { freezeNote } from '../notes/freeze.ts';
import { settleState } from '../sessions/rules.ts';
import {
  dayOf,
  isStoppedNow,
  type Judged,
  judge,
  keepAssessment,
  needsTwoNow,
  ownDecision,
  standingOf,
} from './judge.ts';
import { type ConditionSet, findReused } from './queries.ts';
import { recheckOthers } from './recheck-others.ts';
import { type Finished, seenOf } from './seen.ts';

type SessionRecord = Selectable<Tables['session']>;

export interface Settled {
  judged: Judged;
  state: Verdict;
  /** Of the session, for the caller to write. */
  columns: ReturnType<typeof standingOf>;
  facts: Fact[];
  deferred: Deferred[];
  /** Sessions that wait and have the same document: what they know of each other has changed. */
  reusedWaiting: string[];
}

/**
 * Lets the conditions judge a locked session whose capture is over, and says where it goes by that: at its end, and
 * again whenever something that they look at has changed while it waits.
 */
export async function settle(
  trx: Trx,
  session: SessionRecord,
  finished: Finished,
  set: ConditionSet,
  now: Date,
): Promise<Settled> {
  const { judged, reused } = await judgeNow(trx, session, finished, set, now);
  const waited = session.state === 'awaiting_action';
  const state = settleState(judged, isInHands(session, now), isStoppedNow(session, judged));
  return {
    judged,
    state,
    columns: standingOf(session, judged, state, now),
    reusedWaiting: reused.filter((other) => other.state === 'awaiting_action').map(({ id }) => id),
    ...(await recordOf(trx, session, judged, state, waited, now)),
  };
}

/** Somebody works on it, or has: nothing moves under their hands. */
export const isInHands = ({ hands_on, claim_until }: SessionRecord, now: Date): boolean =>
  hands_on || (claim_until !== null && claim_until > now);

/** Nothing but a claim keeps the conditions from moving it: they look again when that has run out. */
export const isHeldByClaim = (session: SessionRecord, judged: Judged, now: Date): boolean =>
  judged.verdict !== 'awaiting_action' && !session.hands_on && isInHands(session, now);

/** What the conditions say of it today. */
export async function judgeNow(trx: Trx, session: SessionRecord, finished: Finished, set: ConditionSet, now: Date) {
  const today = dayOf(now);
  const own = seenOf(finished, today);
  const reused = await findReused(trx, session.company_id, {
    sessionId: session.id,
    number: own.subject?.documentNumber ?? null,
    issuingState: session.issuing_state,
  });
  const judged = judge(set, { ...own, reusedIn: reused.map(({ id }) => id) }, hasCorrections(session), today);
  return { judged, reused };
}

export const hasCorrections = ({ corrections }: SessionRecord): boolean =>
  corrections !== null && Object.keys(corrections.fields).length > 0;

async function recordOf(
  trx: Trx,
  session: SessionRecord,
  judged: Judged,
  state: Verdict,
  waited: boolean,
  now: Date,
): Promise<{ facts: Fact[]; deferred: Deferred[] }> {
  const { id: sessionId, company_id: companyId } = session;
  const facts: Fact[] = [];
  const isNews = !isDeepStrictEqual(judged.unmet, session.unmet) || needsTwoNow(session, judged) !== session.needs_two;
  if (!waited || isNews) {
    facts.push({ type: 'session.assessed', sessionId, data: { unmet: judged.unmet, version: judged.version } });
  }
  const decision = state === 'awaiting_action' ? undefined : ownDecision(session, judged, now);
  if (decision) {
    facts.push(...(await freezeNote(trx, companyId, sessionId, now)));
    if (waited && state !== 'awaiting_action') {
      const content = decisionHash(session.salt, decision);
      facts.push({ type: 'session.settled', sessionId, data: { decisionId: decision.id, content, state } });
    }
  }
  const deferred: Deferred[] = [() => keepAssessment(trx, session, judged, session.finished_at ?? now, now)];
  if (isHeldByClaim(session, judged, now)) {
    deferred.push(() => recheckOthers(trx, companyId, [sessionId], session.claim_until!));
  }
  if (decision) deferred.push(() => trx.insertInto('decision').values(decision).execute());
  return { facts, deferred };
}
