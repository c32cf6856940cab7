import type { Selectable } from 'kysely';
import type { HitElsewhere, SettledElsewhere } from '../../../shared/api/screening.ts';
import { assess, dayOf } from '../../conditions/assess.ts';
import { type ConditionSet, findReused, readConditionSet } from '../../conditions/queries.ts';
import { hasCorrections, isReviewerTouched } from '../../conditions/settle.ts';
import type { Context } from '../../context.ts';
import type { Db, Tables } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';
import { findSession, type SessionRecord } from '../../sessions/record/find-session.ts';
import { settleState } from '../../sessions/record/rules.ts';
import { readScreeningSetting } from '../lists/queries.ts';
import type { Candidate } from '../port.ts';
import { isCarriedOver, stands } from '../runs/hits.ts';
import { questionOf } from '../runs/query.ts';

type Hit = Selectable<Tables['hit']>;

/**
 * What clearing a hit would settle in other waiting sessions of the person, and where its current review holds.
 * @throws Problem not_found
 */
export async function readElsewhere(
  { db, now }: Pick<Context, 'db' | 'now'>,
  companyId: string,
  sessionId: string,
  hitId: string,
): Promise<HitElsewhere> {
  const session = await findSession(db, companyId, sessionId);
  const hit = await db
    .selectFrom('hit')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .where('id', '=', hitId)
    .executeTakeFirst();
  if (!session || !hit) throw new Problem('not_found', 'There is no such hit.');
  const carryOver = (await readScreeningSetting(db, companyId))?.carry_over ?? false;
  return {
    carryOver,
    would: carryOver && hit.hit_review_id === null ? await whatWould(db, session, hit, now()) : [],
    did: hit.hit_review_id === null ? [] : await whereItHolds(db, hit),
  };
}

/** Predicts the result of screening them again (runs/hits.ts): same person, entry and data, and no full match. */
async function whatWould(db: Db, session: SessionRecord, hit: Hit, now: Date): Promise<SettledElsewhere[]> {
  const question = await questionOf(db, session);
  if (question === null || question.personKey === null) return [];
  const found = await findReused(db, session.company_id, {
    sessionId: session.id,
    number: session.document_number,
    issuingState: session.issuing_state,
  });
  const set = await readConditionSet(db, session.company_id);
  const settled: SettledElsewhere[] = [];
  for (const { id, state } of found) {
    if (state !== 'awaiting_action') continue;
    const other = (await findSession(db, session.company_id, id))!;
    const theirs = await questionOf(db, other);
    if (theirs?.personKey !== question.personKey || !other.screening) continue;
    const carried = {
      verdict: 'different',
      entry_hash: hit.entry_hash,
      score: hit.score,
      query_hash: question.hash,
    } as const;
    const candidate = await openCandidate(db, other, hit);
    if (!candidate || !stands(carried, candidate, theirs.hash) || !isCarriedOver('different', candidate, true))
      continue;
    const after = await stateAfter(db, other, set, now);
    if (after !== 'awaiting_action') settled.push(settledOf(other, after));
  }
  return settled;
}

/** The same entry as an open hit (without a review) in another session's last screening. */
async function openCandidate(db: Db, other: SessionRecord, hit: Hit): Promise<Candidate | undefined> {
  const open = await db
    .selectFrom('hit')
    .select('id')
    .where('company_id', '=', other.company_id)
    .where('session_id', '=', other.id)
    .where('list_id', '=', hit.list_id)
    .where('source_id', '=', hit.source_id)
    .where('gone', '=', false)
    .where('hit_review_id', 'is', null)
    .executeTakeFirst();
  if (!open) return undefined;
  const last = await db
    .selectFrom('screening')
    .select('candidates')
    .where('company_id', '=', other.company_id)
    .where('session_id', '=', other.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.candidates.find(({ list, person }) => list.id === hit.list_id && person.sourceId === hit.source_id);
}

/** The state that the conditions would give the session with one hit less. */
async function stateAfter(db: Db, other: SessionRecord, set: ConditionSet, now: Date) {
  const assessed = await db
    .selectFrom('assessment')
    .select('evidence')
    .where('company_id', '=', other.company_id)
    .where('session_id', '=', other.id)
    .executeTakeFirst();
  if (!assessed) return 'awaiting_action';
  const { evidence } = assessed;
  const openHits = Math.max(0, (other.screening?.notCleared ?? 0) - 1);
  const carriedHits = (other.screening?.carried ?? 0) + 1;
  const reviewed = assess(set, { ...evidence, openHits, carriedHits }, hasCorrections(other), dayOf(now));
  return settleState(reviewed, isReviewerTouched(other, now), false);
}

async function whereItHolds(db: Db, hit: Hit): Promise<SettledElsewhere[]> {
  const rows = await db
    .selectFrom('hit')
    .innerJoin('session', 'session.id', 'hit.session_id')
    .selectAll('session')
    .where('hit.company_id', '=', hit.company_id)
    .where('hit.hit_review_id', '=', hit.hit_review_id)
    .where('hit.session_id', '<>', hit.session_id)
    .where('hit.gone', '=', false)
    .orderBy('session.created_at', 'desc')
    .limit(mostNamed)
    .execute();
  return rows.map((row) => settledOf(row, row.state));
}
/** Maximum number of other sessions listed. */
const mostNamed = 20;

const settledOf = (
  { id, first_name, last_name }: SessionRecord,
  state: SettledElsewhere['state'],
): SettledElsewhere => ({ sessionId: id, name: [first_name, last_name].filter(Boolean).join(' ') || null, state });
