import { sql } from 'kysely';
import type { PersonAnswer } from '../../shared/api/links.ts';
import type { Db, Trx } from '../db/database.ts';
import { subjectOf } from '../sessions/corrected.ts';
import { atOneMoment } from '../sessions/list.ts';
import { findSessionRows } from '../sessions/queries.ts';
import { type Trait, traitKey, traitsOf } from './traits.ts';

/** Sessions that a person may have before the rest is left out. */
const mostSessions = 200;

type By = PersonAnswer['sessions'][number]['by'][number];

/**
 * All sessions that show one person: those that a reviewer called the same, or that have a personal number or document in common, and
 * from each of them on. A pair that a reviewer called different is not walked.
 * @returns undefined when the company has no such session
 */
export const findPerson = (db: Db, companyId: string, sessionId: string): Promise<PersonAnswer | undefined> =>
  atOneMoment(db, async (trx) => {
    const [start] = await findSessionRows(trx, companyId, [sessionId]);
    if (!start) return undefined;
    const by = new Map<string, Set<By>>([[sessionId, new Set()]]);
    let isCut = false;
    for (let border = [sessionId]; border.length > 0; ) {
      const next: string[] = [];
      for (const { from, to, reason } of await stepsFrom(trx, companyId, border)) {
        if (from === to || to === sessionId) continue;
        const known = by.get(to);
        if (known) {
          known.add(reason);
          continue;
        }
        if (by.size === mostSessions) {
          isCut = true;
          continue;
        }
        by.set(to, new Set([reason]));
        next.push(to);
      }
      border = next;
    }
    const rows = await findSessionRows(trx, companyId, [...by.keys()]);
    const sessions = rows
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
      .map((session) => ({ session, by: [...by.get(session.id)!] }));
    return { sessions, isCut };
  });

interface Step {
  from: string;
  to: string;
  reason: By;
}

async function stepsFrom(trx: Trx, companyId: string, ids: readonly string[]): Promise<Step[]> {
  const { rows: said } = await sql<{ a: string; b: string; verdict: string | null }>`
    select distinct on (session_a, session_b) session_a as a, session_b as b, verdict from link_review
    where company_id = ${companyId} and (session_a = any(${ids}) or session_b = any(${ids}))
    order by session_a, session_b, id desc
  `.execute(trx);
  const different = new Set(said.filter(({ verdict }) => verdict === 'different').map(({ a, b }) => `${a} ${b}`));
  const isApart = (one: string, other: string) => different.has(one < other ? `${one} ${other}` : `${other} ${one}`);
  const bySaid = said
    .filter(({ verdict }) => verdict === 'same')
    .flatMap(({ a, b }): Step[] => [
      { from: a, to: b, reason: 'same' },
      { from: b, to: a, reason: 'same' },
    ])
    .filter(({ from }) => ids.includes(from));
  return [...bySaid, ...(await stepsByTraits(trx, companyId, ids)).filter(({ from, to }) => !isApart(from, to))];
}

const certain: readonly Trait['kind'][] = ['personal_number', 'document'];

async function stepsByTraits(trx: Trx, companyId: string, ids: readonly string[]): Promise<Step[]> {
  const rows = await trx
    .selectFrom('session')
    .innerJoin('attempt', 'attempt.session_id', 'session.id')
    .select(['session.id', 'session.corrections', 'attempt.view'])
    .where('session.company_id', '=', companyId)
    .where('session.id', 'in', ids)
    .orderBy('attempt.number')
    .execute();
  const owners = [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, all]) =>
    traitsOf(
      subjectOf(
        all.map(({ view }) => view),
        all[0]!.corrections,
      ),
      [],
    )
      .filter(({ kind }) => certain.includes(kind))
      .map((trait) => ({ from: id, reason: trait.kind as By, key: traitKey(companyId, trait).toString('hex') })),
  );
  const { rows: found } = await sql<{ key: string; session_id: string }>`
    select k as key, t.session_id
    from unnest(${[...new Set(owners.map(({ key }) => key))]}::text[]) as k, lateral (
      select session_id from session_trait
      where company_id = ${companyId} and key = decode(k, 'hex')
      order by session_id desc limit ${mostSessions}
    ) t
  `.execute(trx);
  const sessionsOf = Map.groupBy(found, ({ key }) => key);
  return owners.flatMap(({ from, reason, key }) =>
    (sessionsOf.get(key) ?? []).map(({ session_id }): Step => ({ from, to: session_id, reason })),
  );
}
