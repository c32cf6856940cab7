import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ListedPerson } from '../../../shared/screening.ts';
import type { Db, Trx } from '../../db/database.ts';
import { indexWords } from '../names/index-words.ts';
import { parsedName } from '../names/parsed.ts';
import { plainNumber } from '../score/number.ts';

/** Any number will do, as long as every node takes the same. */
const writing = 0x6c_69_73_74;
/** Persons written at once: small, so that on the embedded database others get their turn in between. */
export const batchSize = 250;

export interface Counts {
  added: number;
  changed: number;
  names: number;
}

export interface Stage {
  /** Takes the next persons of the list, some of which may be as they were. */
  take(persons: readonly ListedPerson[]): Promise<void>;
  counts: Counts;
  /** Ids of rows that end with this version: changed, or no longer in the list. Call when all is taken. */
  ended(): { ids: number[]; removed: number };
}

/**
 * Writes a version of a list beside the one that serves: what has changed alone. Nobody sees any of it until the list's
 * `current` says so.
 */
/** @param hold makes sure, in the transaction of each batch, that the list is still this import's */
export async function openStage(
  db: Db,
  { id: listId, number: version }: { id: string; number: number },
  hold: (trx: Trx) => Promise<void>,
): Promise<Stage> {
  await db.transaction().execute(async (trx) => {
    await hold(trx);
    await dropStaged(trx, listId, version);
  });
  const before = new Map<string, { id: number; hash: string }>();
  const rows = await db
    .selectFrom('listed_person')
    .select(['id', 'source_id', 'hash'])
    .where('list_id', '=', listId)
    .where('until', 'is', null)
    .execute();
  for (const { id, source_id, hash } of rows) before.set(source_id, { id, hash });
  const seen = new Set<string>();
  const changedIds: number[] = [];
  const words = new Map<string, number>();
  const counts: Counts = { added: 0, changed: 0, names: 0 };

  return {
    counts,
    async take(persons) {
      const fresh: { person: ListedPerson; hash: string }[] = [];
      for (const person of persons) {
        const hash = hashOf(person);
        seen.add(person.sourceId);
        counts.names += person.names.length;
        const known = before.get(person.sourceId);
        if (known?.hash === hash) continue;
        if (known) changedIds.push(known.id);
        counts[known ? 'changed' : 'added'] += 1;
        fresh.push({ person, hash });
      }
      if (fresh.length > 0) await write(db, hold, listId, version, fresh, words);
    },
    ended() {
      const gone = [...before].filter(([sourceId]) => !seen.has(sourceId)).map(([, { id }]) => id);
      return { ids: [...changedIds, ...gone], removed: gone.length };
    },
  };
}

/** What an import that never became whole has left. */
export async function dropStaged(db: Db, listId: string, version: number): Promise<void> {
  await db.deleteFrom('listed_person').where('list_id', '=', listId).where('since', '>=', version).execute();
}

/** Of what a list says, whatever the order in which this program happens to write it down. */
export const hashOf = (person: ListedPerson): string =>
  createHash('sha256').update(JSON.stringify(person, fields)).digest('base64url').slice(0, 22);
const fields = [
  ...['sourceId', 'names', 'text', 'kind', 'births', 'sexes', 'countries', 'birthPlaces', 'numbers', 'number'],
  ...['country', 'topics', 'programmes', 'listedSince', 'positions', 'remarks', 'url'],
];

async function write(
  db: Db,
  hold: (trx: Trx) => Promise<void>,
  listId: string,
  version: number,
  fresh: readonly { person: ListedPerson; hash: string }[],
  words: Map<string, number>,
): Promise<void> {
  const named = fresh.map(({ person, hash }) => ({ person, hash, names: namesOf(person) }));
  const learnt = await db.transaction().execute(async (trx) => {
    await hold(trx);
    // One import after the other: ids grow in the order of commits, and no node's index misses one.
    await sql`select pg_advisory_xact_lock(${sql.lit(writing)})`.execute(trx);
    const fresh = await learnWords(
      trx,
      named.flatMap(({ names }) => names.flatMap((name) => name.words)),
      words,
    );
    const own = new Map(fresh.map(({ id, word }) => [word, id]));
    const idOfWord = (word: string) => words.get(word) ?? own.get(word)!;
    const persons = named.map(({ person, hash }) => ({
      source_id: person.sourceId,
      hash,
      person,
      births: person.births.filter((birth) => /^\d{4}-\d{2}-\d{2}$/.test(birth)),
      numbers: [...new Set(person.numbers.flatMap(({ number }) => plainNumber(number) ?? []))],
    }));
    const { rows } = await sql<{ id: number; source_id: string }>`
      insert into listed_person (list_id, source_id, since, hash, person, births, numbers)
      select ${listId}::uuid, p.source_id, ${version}, p.hash, p.person, p.births, p.numbers
      from jsonb_to_recordset(${JSON.stringify(persons)}::jsonb)
        as p(source_id text, hash text, person jsonb, births text[], numbers text[])
      returning id, source_id`.execute(trx);
    const idOf = new Map(rows.map(({ id, source_id }) => [source_id, id]));
    const names = named.flatMap(({ person, names: all }) =>
      all.map(({ text, kind, words: found }) => ({
        ...{ person_id: idOf.get(person.sourceId), name: text, kind },
        words: found.map(idOfWord),
      })),
    );
    await sql`
      insert into listed_name (person_id, list_id, name, kind, words)
      select n.person_id, ${listId}::uuid, n.name, n.kind, n.words
      from jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
        as n(person_id bigint, name text, kind text, words integer[])`.execute(trx);
    return fresh;
  });
  // Not before they are there for good.
  for (const { id, word } of learnt) words.set(word, id);
}

/** Each spelling once: many aliases differ in marks alone. */
function namesOf(person: ListedPerson) {
  const found = new Map<string, { text: string; kind: ListedPerson['names'][number]['kind']; words: string[] }>();
  for (const { text, kind } of person.names) {
    const words = indexWords(parsedName(text));
    const key = parsedName(text)
      .map((word) => word.text)
      .join(' ');
    if (words.length > 0 && !found.has(key)) found.set(key, { text, kind, words });
  }
  return [...found.values()];
}

/** Makes sure that the words are known. @returns the ids of those that were not in `ids` yet */
async function learnWords(trx: Trx, all: readonly string[], ids: ReadonlyMap<string, number>) {
  const unknown = [...new Set(all)].filter((word) => !ids.has(word));
  if (unknown.length === 0) return [];
  const { rows } = await sql<{ id: number; word: string }>`
    with fresh as (
      insert into listed_word (word) select unnest(${unknown}::text[]) on conflict (word) do nothing returning id, word
    )
    select id, word from fresh
    union all select id, word from listed_word where word = any(${unknown}::text[])`.execute(trx);
  return rows;
}
