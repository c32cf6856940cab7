import { randomUUIDv7 } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { isFullMatch, type ScreeningMark } from '../../../shared/screening/screening.ts';
import type { SessionState } from '../../../shared/session/session.ts';
import type { Tables, Trx } from '../../db/database.ts';
import type { Candidate } from '../port.ts';
import type { Question } from './query.ts';

type Hit = Selectable<Tables['hit']>;
type HitReviewsKnown = Pick<
  Selectable<Tables['hit_review']>,
  'id' | 'verdict' | 'entry_hash' | 'score' | 'session_id'
> & {
  /** Hash of the query at that time. */
  query_hash: string | null;
};

/** Tolerance by which a score may exceed the reviewed one: scores are rounded. */
const sameScore = 0.005;

export interface HitSummary {
  mark: Exclude<ScreeningMark, 'waiting'>;
  notCleared: number;
  open: number;
  /** Hits that need a review now and did not before. */
  fresh: number;
  reviewed: boolean;
  /** Cleared by reviews in other sessions of the person. */
  carried: number;
  /** Hits in which no known value differs. */
  full: number;
}

/**
 * Whether a hit review still holds. A clearance holds for the unchanged entry and for the same subject data, or for data that
 * score no higher. A confirmed match always holds. For the same data, a higher score caused by changes elsewhere in the lists
 * needs no new review.
 */
export const stands = (
  unchanged: Pick<HitReviewsKnown, 'verdict' | 'entry_hash' | 'score' | 'query_hash'>,
  { hash, score }: Pick<Candidate, 'hash' | 'score'>,
  queryHash: string,
): boolean =>
  unchanged.verdict === 'same' ||
  (unchanged.verdict === 'different' &&
    unchanged.entry_hash === hash &&
    (unchanged.query_hash === queryHash || score <= unchanged.score + sameScore));

/**
 * Whether a review holds in other sessions of the person. A clearance does if the company has enabled it, but never for a full
 * match, where no known value differs: that one is reviewed in each session. A confirmed match holds everywhere.
 */
export const isCarriedOver = (
  verdict: HitReviewsKnown['verdict'],
  { reasons }: Pick<Candidate, 'reasons'>,
  carryOver: boolean,
): boolean => verdict === 'same' || (carryOver && !isFullMatch(reasons));

/**
 * Replaces the hits of the previous screening. Hit reviews are kept with their hits, and carried over from other sessions of the
 * person, while they hold.
 */
export async function writeHits(
  trx: Trx,
  session: { id: string; company_id: string; state: SessionState },
  candidates: readonly Candidate[],
  { hash: queryHash, personKey }: Pick<Question, 'hash' | 'personKey'>,
  carryOver: boolean,
): Promise<HitSummary> {
  const scope = { company_id: session.company_id, session_id: session.id };
  const before = await trx
    .selectFrom('hit')
    .selectAll()
    .where('company_id', '=', session.company_id)
    .where('session_id', '=', session.id)
    .execute();
  const hitReviews = await hitReviewsOf(trx, session.company_id, before, candidates, personKey);
  const listIds = [...before, ...hitReviews.others].map(({ list_id }) => list_id);
  const entryOf = await entries(trx, [...listIds, ...candidates.map(({ list }) => list.id)]);
  const ofPerson = new Map(hitReviews.others.map((one) => [entryOf(one.list_id, one.source_id), one]));
  const rows: Hit[] = [];
  let fresh = 0;
  let carried = 0;
  for (const candidate of candidates) {
    const [list_id, source_id] = [candidate.list.id, candidate.person.sourceId];
    const known = before.find((hit) => hit.list_id === list_id && hit.source_id === source_id);
    // The same entry in a list that this list has replaced.
    const twin = before.find((hit) => entryOf(hit.list_id, hit.source_id) === entryOf(list_id, source_id) && !hit.gone);
    const last = known && !known.gone ? known : (twin ?? known);
    const own = last?.hit_review_id ? hitReviews.byId.get(last.hit_review_id) : undefined;
    const other = ofPerson.get(entryOf(list_id, source_id));
    const isOfHere = own?.session_id === session.id;
    // In a decided session, reviews remain as they were at the decision.
    const isUnchanged = (one: HitReviewsKnown) =>
      one.session_id === session.id ||
      (one === own && session.state !== 'awaiting_action') ||
      isCarriedOver(one.verdict, candidate, carryOver);
    const hitReview = [own, other].find(
      (one) => one !== undefined && stands(one, candidate, queryHash) && isUnchanged(one),
    );
    if (hitReview?.verdict === 'different' && hitReview.session_id !== session.id) carried += 1;
    const fell = isOfHere && own.verdict === 'different' && !hitReview;
    if (!hitReview && (!last || last.gone || own)) fresh += 1;
    rows.push({
      ...{ id: known?.id ?? randomUUIDv7(), ...scope, list_id, source_id },
      ...{ entry_hash: candidate.hash, score: candidate.score, gone: false, hit_review_id: hitReview?.id ?? null },
      was_cleared: hitReview ? false : fell || (last?.was_cleared ?? false),
    });
  }
  await trx
    .updateTable('hit')
    .set({ gone: true })
    .where('company_id', '=', session.company_id)
    .where('session_id', '=', session.id)
    .execute();
  if (rows.length > 0) {
    await trx
      .insertInto('hit')
      .values(rows)
      .onConflict((oc) =>
        oc.column('id').doUpdateSet((eb) => ({
          entry_hash: eb.ref('excluded.entry_hash'),
          score: eb.ref('excluded.score'),
          gone: eb.ref('excluded.gone'),
          hit_review_id: eb.ref('excluded.hit_review_id'),
          was_cleared: eb.ref('excluded.was_cleared'),
        })),
      )
      .execute();
  }
  const verdicts = rows.map(({ hit_review_id }) => {
    if (hit_review_id === null) return null;
    return hitReviews.byId.get(hit_review_id)?.verdict ?? hitReviews.find(hit_review_id)?.verdict ?? null;
  });
  return {
    ...hitSummary(verdicts),
    fresh,
    carried,
    full: candidates.filter(({ reasons }) => isFullMatch(reasons)).length,
  };
}

/** @param verdicts of the current hits; null if not reviewed */
export function hitSummary(
  verdicts: readonly ('same' | 'different' | null)[],
): Omit<HitSummary, 'fresh' | 'carried' | 'full'> {
  const open = verdicts.filter((verdict) => verdict === null).length;
  const same = verdicts.filter((verdict) => verdict === 'same').length;
  const mark = same > 0 ? 'same' : open > 0 ? 'open' : verdicts.length > 0 ? 'cleared' : 'clear';
  return { mark, open, notCleared: open + same, reviewed: open < verdicts.length };
}

/**
 * Identifies an entry by its list's key instead of the imported copy: a review of an entry in the installation's OFAC list also
 * holds for the same entry in a company's own copy.
 */
async function entries(trx: Trx, listIds: string[]): Promise<(listId: string, sourceId: string) => string> {
  const lists = listIds.length
    ? await trx.selectFrom('screening_list').select(['id', 'key']).where('id', 'in', listIds).execute()
    : [];
  const keys = new Map(lists.map(({ id, key }) => [id, key]));
  return (listId, sourceId) => `${keys.get(listId) ?? listId} ${sourceId}`;
}

/** Reviews of these hits, and those in other sessions of the person, in which the latest comes last. */
async function hitReviewsOf(
  trx: Trx,
  companyId: string,
  before: readonly Hit[],
  candidates: readonly Candidate[],
  personKey: string | null,
) {
  const columns = ['j.id', 'j.list_id', 'j.source_id', 'j.verdict', 'j.entry_hash', 'j.score', 'j.session_id'] as const;
  const asked = sql<string | null>`(
    select s.query_hash from screening s where s.session_id = j.session_id and s.at <= j.at order by s.at desc, s.id desc limit 1
  )`.as('query_hash');
  const ids = before.flatMap(({ hit_review_id }) => hit_review_id ?? []);
  const own = ids.length
    ? await trx
        .selectFrom('hit_review as j')
        .select(columns)
        .select(asked)
        .where('j.company_id', '=', companyId)
        .where('j.id', 'in', ids)
        .execute()
    : [];
  const others =
    personKey === null || candidates.length === 0
      ? []
      : await trx
          .selectFrom('hit_review as j')
          .select(columns)
          .select(asked)
          .where('j.company_id', '=', companyId)
          .where('j.person_key', '=', personKey)
          .orderBy('j.at')
          .orderBy('j.id')
          .execute();
  return {
    byId: new Map(own.map((one) => [one.id, one])),
    others,
    find: (id: string) => others.find((one) => one.id === id),
  };
}
