import { sql } from 'kysely';
import type { AlertQuery, AlertsAnswer, AlertView } from '../../../shared/api/screening.ts';
import type { Db } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';
import { currentSeq } from '../../log/read.ts';
import { findSessionRows } from '../../sessions/queries.ts';

/** Alerts of one page, at most. */
const pageSize = 30;

/** A company's alerts, the newest first. @throws Problem invalid_request for a page that is none */
export async function listAlerts(
  db: Db,
  companyId: string,
  { state, after, limit = pageSize }: AlertQuery,
): Promise<AlertsAnswer> {
  const from = after === undefined ? undefined : readPlace(after);
  const rows = await db
    .selectFrom('alert')
    .select(['id', 'session_id', 'at', 'closed_at'])
    .where('company_id', '=', companyId)
    .$if(state === 'open', (qb) => qb.where('closed_at', 'is', null))
    .$if(state === 'closed', (qb) => qb.where('closed_at', 'is not', null))
    .$if(from !== undefined, (qb) => qb.where(sql<boolean>`(at, id) < (${from?.at}::timestamptz, ${from?.id}::uuid)`))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const ids = page.map(({ session_id }) => session_id);
  const [seq, open, sessions, hits] = await Promise.all([
    currentSeq(db, companyId),
    countOpenAlerts(db, companyId),
    findSessionRows(db, companyId, ids, null),
    findHits(db, companyId, ids),
  ]);
  const bySession = new Map(sessions.map((session) => [session.id, session]));
  const last = page.at(-1);
  return {
    seq,
    open,
    alerts: page.flatMap(({ id, session_id, at, closed_at }): AlertView[] => {
      const session = bySession.get(session_id);
      if (!session) return [];
      return [
        {
          ...{ id, at: at.toISOString(), closedAt: closed_at?.toISOString() ?? null, session },
          hits: hits.filter((hit) => hit.sessionId === session_id).map(({ sessionId: _, ...hit }) => hit),
        },
      ];
    }),
    next: rows.length > limit && last ? `${last.at.toISOString()}~${last.id}` : null,
  };
}

async function countOpenAlerts(db: Db, companyId: string): Promise<number> {
  const { n } = await db
    .selectFrom('alert')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('company_id', '=', companyId)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function findHits(db: Db, companyId: string, sessionIds: string[]) {
  if (sessionIds.length === 0) return [];
  // The newest answer has what the list said; what is gone since is no part of it any more.
  const { rows } = await sql<AlertView['hits'][number] & { sessionId: string }>`
    select h.id, h.session_id as "sessionId", h.score, j.verdict,
      c.value -> 'list' ->> 'title' as "listTitle", c.value -> 'list' ->> 'authority' as authority,
      c.value -> 'person' -> 'topics' as topics, c.value -> 'person' -> 'names' -> 0 ->> 'text' as name
    from hit h
      left join hit_review j on j.id = h.hit_review_id
      join lateral (
        select candidates from screening s where s.session_id = h.session_id order by s.at desc, s.id desc limit 1
      ) s on true
      join lateral jsonb_array_elements(s.candidates) c on
        c.value -> 'list' ->> 'id' = h.list_id::text and c.value -> 'person' ->> 'sourceId' = h.source_id
    where h.company_id = ${companyId}::uuid and h.session_id = any(${sessionIds}::uuid[]) and not h.gone
    order by h.score desc, h.id`.execute(db);
  return rows;
}

function readPlace(after: string): { at: string; id: string } {
  const [at, id] = after.split('~');
  if (at && id && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id)) return { at, id };
  throw new Problem('invalid_request', 'There is no such page.', {
    errors: [{ in: 'query', pointer: '/after', detail: 'is no `next` of a page' }],
  });
}
