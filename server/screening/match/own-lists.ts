import type { ScreeningQuery } from '../../checks/screening-query.ts';
import type { Db } from '../../db/database.ts';
import { listScreened } from '../lists/queries.ts';
import { hanReadings } from '../names/scripts/han-readings.ts';
import type { Answer, Candidate, ScreeningProvider } from '../port.ts';
import { algorithm, parseQuery, scorePerson } from '../score/score.ts';
import { findCandidates } from './candidates.ts';
import { makeNameIndex } from './name-index.ts';

/** Stored per run: hits up to a number that can still be reviewed, and near misses enough to show what was close. */
const most = { hits: 50, weak: 20 };
/** Names from this likeness on are stored even if other evidence contradicts. */
export const alikeName = 0.7;
/** Bits assumed for words that were not looked up separately. */
const unknownBits = 8;

async function readingsOf({ names, country }: ScreeningQuery): Promise<Map<string, string[]>> {
  return new Map(await Promise.all(names.map(async (name) => [name, await hanReadings(name, country)] as const)));
}

/** Screens against the imported lists. */
export function makeOwnLists(db: Db): ScreeningProvider {
  const index = makeNameIndex();
  return {
    warm: () => index.refresh(db, []),
    async screen(query, { companyId, threshold }): Promise<Answer> {
      const lists = await listScreened(db, companyId);
      const parsed = parseQuery(query, await readingsOf(query));
      const byId = new Map(lists.map((list) => [list.id, list]));
      const { ids, bits } = await findCandidates(db, index, lists, parsed);
      const rows =
        ids.length === 0
          ? []
          : await db
              .selectFrom('listed_person')
              .select(['list_id', 'since', 'until', 'hash', 'person'])
              .where('id', 'in', ids)
              .where('list_id', 'in', [...byId.keys()])
              .execute();
      const candidates: Candidate[] = [];
      const weak: Candidate[] = [];
      for (const { list_id, since, until, hash, person } of rows) {
        const list = byId.get(list_id)!;
        // The row belongs to a version that is not yet active, or no longer.
        if (since > list.version || (until !== null && until <= list.version)) continue;
        const { score, name, reasons } = scorePerson(parsed, person, (text) => bits.get(text) ?? unknownBits);
        const candidate = { list, person, hash, score, reasons };
        if (score >= threshold) candidates.push(candidate);
        else if (name >= Math.min(alikeName, threshold)) weak.push(candidate);
      }
      const best = (all: Candidate[], n: number) => all.toSorted((a, b) => b.score - a.score).slice(0, n);
      return {
        provider: 'lists',
        lists,
        algorithm,
        candidates: [...best(candidates, most.hits), ...best(weak, most.weak)],
      };
    },
  };
}
