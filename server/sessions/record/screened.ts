import type { Selectable } from 'kysely';
import type { HitReview, HitView, ScreeningView } from '../../../shared/screening/screening.ts';
import type { SessionState } from '../../../shared/session/session.ts';
import type { Db, Tables } from '../../db/database.ts';
import type { ScreeningSummary } from '../tables.ts';

interface Screened {
  id: string;
  state: SessionState;
  screening: ScreeningSummary | null;
}
type Screening = Selectable<Tables['screening']>;
type Hit = Selectable<Tables['hit']>;

/** PEP info of these sessions; null for those that are captured and were not screened yet. */
export async function readScreened(
  db: Db,
  companyId: string,
  sessions: readonly Screened[],
): Promise<(id: string) => ScreeningView | null> {
  const ids = sessions.map(({ id }) => id);
  const [due, screenings, hits] = await Promise.all([
    db
      .selectFrom('screening_queue')
      .select(['session_id', 'since', 'failures'])
      .where('company_id', '=', companyId)
      .where('session_id', 'in', ids)
      .execute(),
    db
      .selectFrom('screening')
      .distinctOn('session_id')
      .selectAll()
      .where('company_id', '=', companyId)
      .where('session_id', 'in', ids)
      .orderBy('session_id')
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .execute(),
    db.selectFrom('hit').selectAll().where('company_id', '=', companyId).where('session_id', 'in', ids).execute(),
  ]);
  const hitReviews = await readHitReviews(db, companyId, hits);
  const again = await readAgain(db, companyId, screenings);
  return (id) => {
    const session = sessions.find((one) => one.id === id);
    const screening = screenings.find(({ session_id }) => session_id === id);
    const waiting = due.find(({ session_id }) => session_id === id);
    if (!session || (!screening && (session.state === 'in_progress' || session.state === 'expired'))) return null;
    const known = new Map(
      hits.filter((hit) => hit.session_id === id).map((hit) => [keyOf(hit.list_id, hit.source_id), hit]),
    );
    return {
      mark: session.screening?.mark ?? 'waiting',
      pending: waiting ? { since: waiting.since.toISOString(), failures: waiting.failures } : null,
      result: screening ? resultOf(screening, again.get(screening.id), known, hitReviews) : null,
    };
  };
}

const keyOf = (listId: string, sourceId: string): string => `${listId} ${sourceId}`;

function resultOf(
  screening: Screening,
  again: { at: Date; lists: Screening['lists'] } | undefined,
  known: ReadonlyMap<string, Hit>,
  hitReviews: ReadonlyMap<string, Selectable<Tables['hit_review']>>,
): ScreeningView['result'] {
  const views = screening.candidates.map(({ list, person, score, reasons }): HitView => {
    const hit = known.get(keyOf(list.id, person.sourceId));
    const hitReview = hit?.hit_review_id ? hitReviews.get(hit.hit_review_id) : undefined;
    return {
      id: hit?.id ?? keyOf(list.id, person.sourceId),
      ...{ list, person, score, reasons },
      hitReview: hitReview ? hitReviewOf(hitReview, screening.session_id) : null,
      wasCleared: hit?.was_cleared ?? false,
    };
  });
  return {
    id: screening.id,
    at: screening.at.toISOString(),
    provider: screening.provider,
    lists: again?.lists ?? screening.lists,
    threshold: screening.threshold,
    algorithm: screening.algorithm,
    hits: views.filter(({ score }) => score >= screening.threshold),
    weak: views.filter(({ score }) => score < screening.threshold),
    againAt: again?.at.toISOString() ?? null,
  };
}

const hitReviewOf = (row: Selectable<Tables['hit_review']>, sessionId: string): HitReview | null =>
  row.verdict && {
    id: row.id,
    verdict: row.verdict,
    reason: row.reason,
    reviewerId: row.reviewer_id,
    at: row.at.toISOString(),
    fromSessionId: row.session_id === sessionId ? null : row.session_id,
  };

async function readHitReviews(db: Db, companyId: string, hits: readonly Hit[]) {
  const ids = hits.flatMap(({ hit_review_id }) => hit_review_id ?? []);
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom('hit_review')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The last time that the same was found again. */
async function readAgain(db: Db, companyId: string, screenings: readonly Screening[]) {
  if (screenings.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom('screening_repeat')
    .distinctOn('screening_id')
    .select(['screening_id', 'at', 'lists'])
    .where('company_id', '=', companyId)
    .where(
      'screening_id',
      'in',
      screenings.map(({ id }) => id),
    )
    .orderBy('screening_id')
    .orderBy('at', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.screening_id, row]));
}
