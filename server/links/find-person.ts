import { sql } from 'kysely';
import type { PersonAnswer, PersonReason } from '../../shared/api/links.ts';
import type { Db, Trx } from '../db/database.ts';
import { atOneMoment } from '../sessions/list/list.ts';
import { addPhotos, findLinkedSessions, findShared } from './find-linked.ts';
import { readTraits } from './traits/read-traits.ts';

/** Maximum of sessions of one person; the rest is left out. */
const mostSessions = 200;

/**
 * All sessions that show one person: those that a reviewer marked as the same person, or that share a personal number or
 * document, transitively. Computed from the pairs at each read: removing a statement splits again what it had joined. Pairs
 * marked as different are not followed, and sessions marked as different from the requested one are left out, whatever leads
 * there.
 * @returns undefined when the company has no such session
 */
export const findPerson = (db: Db, companyId: string, sessionId: string): Promise<PersonAnswer | undefined> =>
  atOneMoment(db, async (trx) => {
    const by = new Map<string, Set<PersonReason>>([[sessionId, new Set()]]);
    let isCut = false;
    let apart: ReadonlySet<string> | undefined;
    for (let border = [sessionId]; border.length > 0; ) {
      const next: string[] = [];
      const { steps, different } = await stepsFrom(trx, companyId, border);
      apart ??= different;
      for (const { from, to, reason } of steps) {
        if (from === to || to === sessionId || apart.has(to)) continue;
        const known = by.get(to);
        if (known) {
          known.add(reason);
        } else if (by.size >= mostSessions) {
          isCut = true;
        } else {
          by.set(to, new Set([reason]));
          next.push(to);
        }
      }
      border = next;
    }
    const found = await findLinkedSessions(trx, companyId, [...by.keys()]);
    if (!found.has(sessionId)) return undefined;
    const sessions = [...found.values()].toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    await addPhotos(trx, companyId, sessions);
    return { sessions: sessions.map((session) => ({ session, by: [...by.get(session.id)!] })), isCut };
  });

interface Step {
  from: string;
  to: string;
  reason: PersonReason;
}

/** @returns also the sessions marked as different from one of the given ones */
async function stepsFrom(trx: Trx, companyId: string, ids: readonly string[]) {
  const { rows } = await sql<{ a: string; b: string; verdict: string | null }>`
    select distinct on (session_a, session_b) session_a as a, session_b as b, verdict from link_review
    where company_id = ${companyId} and (session_a = any(${ids}) or session_b = any(${ids}))
    order by session_a, session_b, id desc
  `.execute(trx);
  const both = (verdict: string) =>
    rows
      .filter((row) => row.verdict === verdict)
      .flatMap(({ a, b }) => [
        { from: a, to: b },
        { from: b, to: a },
      ])
      .filter(({ from }) => ids.includes(from));
  const different = both('different');
  const apart = new Set(different.map(({ from, to }) => `${from} ${to}`));
  const steps: Step[] = [
    ...both('same').map((step): Step => ({ ...step, reason: 'same' })),
    ...(await stepsByNumbers(trx, companyId, ids)).filter(({ from, to }) => !apart.has(`${from} ${to}`)),
  ];
  return { steps, different: new Set(different.map(({ to }) => to)) };
}

/** By the current data of each session: a document used in an earlier attempt does not link it. */
async function stepsByNumbers(trx: Trx, companyId: string, ids: readonly string[]): Promise<Step[]> {
  const traits = await readTraits(trx, companyId, ids);
  const own = [...traits].flatMap(([from, all]) =>
    all
      .filter(({ kind, isCurrent }) => isCurrent && (kind === 'personal_number' || kind === 'document'))
      .map((trait) => ({ from, trait })),
  );
  const steps: Step[] = [];
  // Two sessions may have the same number but only one a known state: each is looked up separately.
  const asked = Map.groupBy(own, ({ trait }) => `${trait.kind} ${trait.value} ${trait.scope}`);
  const shared = await findShared(
    trx,
    companyId,
    [...asked.values()].map((all) => all[0]!.trait),
    mostSessions + 1,
  );
  for (const { sessionId, kind, value, isCurrent, scope } of shared) {
    if (!isCurrent) continue;
    for (const { from } of asked.get(`${kind} ${value} ${scope}`) ?? []) {
      steps.push({ from, to: sessionId, reason: kind as PersonReason });
    }
  }
  return steps;
}
