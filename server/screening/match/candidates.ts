import { sql } from 'kysely';
import type { ScreenedList } from '../../../shared/screening/screening.ts';
import type { Db } from '../../db/database.ts';
import { likenessOf } from '../names/compare.ts';
import { parsedName } from '../names/words/parsed.ts';
import { swappedDay } from '../score/birth.ts';
import type { ParsedQuery } from '../score/score.ts';
import type { NameIndex } from './name-index.ts';

/** Names are looked at further from here on: what else is known may still raise them above any threshold. */
const leastName = 0.42;
/** Persons whose whole entry is read, at most: the most alike in name. */
const most = 120;
/** Names that are compared because of a day of birth or a number: a list may say the same day of everybody. */
const mostByData = 20_000;

/**
 * Ids of the listed persons who may be the one that is looked for: by the words of a name in any spelling and order, by
 * the day of birth, by a number.
 */
export async function findCandidates(
  db: Db,
  index: NameIndex,
  lists: readonly ScreenedList[],
  query: ParsedQuery,
): Promise<{ ids: number[]; bits: Map<string, number> }> {
  const bits = new Map<string, number>();
  if (lists.length === 0) return { ids: [], bits };
  await index.refresh(db, lists);
  const listIds = new Set(lists.map(({ id }) => id));
  const likenesses = new Map<number, number>();
  const nameIds = new Set<number>();
  for (const { words } of query.parsed) {
    const found = index.find(words, listIds);
    for (const id of found.ids) nameIds.add(id);
    for (const [text, weights] of found.bits) bits.set(text, weights);
  }
  const [byData, names] = await Promise.all([findByData(db, listIds, query), readNames(db, [...nameIds])]);
  for (const { person_id, name } of [...names, ...byData]) {
    const theirs = parsedName(name);
    const likeness = Math.max(0, ...query.parsed.map(({ words }) => likenessOf(words, theirs, query.compare)));
    likenesses.set(person_id, Math.max(likeness, likenesses.get(person_id) ?? 0));
  }
  const byNumber = byData.filter(({ by_number }) => by_number).map(({ person_id }) => person_id);
  const byName = [...likenesses]
    .filter(([, likeness]) => likeness >= leastName)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([id]) => id);
  return { ids: [...new Set([...byNumber, ...byName])], bits };
}

interface Found {
  person_id: number;
  name: string;
}

const readNames = async (db: Db, ids: number[]): Promise<Found[]> =>
  ids.length === 0
    ? []
    : (await sql<Found>`select person_id, name from listed_name where id = any(${ids}::bigint[])`.execute(db)).rows;

/** Names of who was born that day, and of who has that number, whatever those names are. */
async function findByData(
  db: Db,
  listIds: ReadonlySet<string>,
  { birthDate, plainNumbers }: ParsedQuery,
): Promise<(Found & { by_number: boolean })[]> {
  const births = birthDate === undefined ? [] : [birthDate, swappedDay(birthDate)];
  if (births.length === 0 && plainNumbers.size === 0) return [];
  const lists = [...listIds];
  const { rows } = await sql<Found & { by_number: boolean }>`
    select n.person_id, n.name, p.by_number from (
      select id, false as by_number from listed_person where births && ${births}::text[] and list_id = any(${lists}::uuid[])
      union all
      select id, true from listed_person
        where numbers <> '{}' and numbers && ${[...plainNumbers.keys()]}::text[] and list_id = any(${lists}::uuid[])
    ) p join listed_name n on n.person_id = p.id
    order by p.by_number desc limit ${mostByData}`.execute(db);
  return rows;
}
