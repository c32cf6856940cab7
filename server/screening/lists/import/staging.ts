import { sql } from 'kysely';
import type { Db, Trx } from '../../../db/database.ts';
import type { StagedPerson } from './staged-person.ts';

/** Advisory lock key: arbitrary, but equal on all nodes. */
const writing = 0x6c_69_73_74;
/** Maximum words whose ids are cached; each list has many that no other has. */
const mostWords = 200_000;

export interface Counts {
  added: number;
  changed: number;
  names: number;
}

export interface Staging {
  /** Adds the next persons of the list, including unchanged ones. */
  take(persons: readonly StagedPerson[]): Promise<void>;
  counts: Counts;
  /** Ids of rows that end with this version: changed, or no longer in the list. To be called after the last take(). */
  ended(): Promise<{ ids: number[]; removed: number }>;
}

/**
 * Writes a version of a list beside the current one, as a difference. It is invisible to readers until the list's `current`
 * refers to it.
 * @param hold asserts, in the transaction of each batch, that this import still holds the list
 */
export async function openStaging(
  db: Db,
  { id: listId, number: version }: { id: string; number: number },
  hold: (trx: Trx) => Promise<void>,
): Promise<Staging> {
  await db.transaction().execute(async (trx) => {
    await hold(trx);
    await dropStaged(trx, listId, version);
  });
  const serving = db
    .selectFrom('listed_person')
    .where('list_id', '=', listId)
    .where('until', 'is', null)
    .where('since', '<', version);
  /** Ids of current rows that are also in the files: numbers only, to bound memory. */
  const seen = new Set<number>();
  const changedIds: number[] = [];
  const words = new Map<string, number>();
  const counts: Counts = { added: 0, changed: 0, names: 0 };

  return {
    counts,
    async take(persons) {
      if (persons.length === 0) return;
      const rows = await serving
        .select(['id', 'source_id', 'hash'])
        .where(sql<boolean>`source_id = any(${persons.map(({ person }) => person.sourceId)}::text[])`)
        .execute();
      const before = new Map(rows.map((row) => [row.source_id, row]));
      const fresh: StagedPerson[] = [];
      for (const staged of persons) {
        counts.names += staged.person.names.length;
        const known = before.get(staged.person.sourceId);
        if (known) seen.add(known.id);
        if (known?.hash === staged.hash) continue;
        if (known) changedIds.push(known.id);
        counts[known ? 'changed' : 'added'] += 1;
        fresh.push(staged);
      }
      if (words.size > mostWords) words.clear();
      if (fresh.length > 0) await write(db, hold, listId, version, fresh, words);
    },
    async ended() {
      const rows = await serving.select('id').execute();
      const gone = rows.flatMap(({ id }) => (seen.has(id) ? [] : [id]));
      return { ids: [...changedIds, ...gone], removed: gone.length };
    },
  };
}

/** Deletes the rows of an incomplete import. */
export async function dropStaged(db: Db, listId: string, version: number): Promise<void> {
  await db.deleteFrom('listed_person').where('list_id', '=', listId).where('since', '>=', version).execute();
}

async function write(
  db: Db,
  hold: (trx: Trx) => Promise<void>,
  listId: string,
  version: number,
  staged: readonly StagedPerson[],
  words: Map<string, number>,
): Promise<void> {
  const learnt = await db.transaction().execute(async (trx) => {
    await hold(trx);
    // Serialises imports: ids are then assigned in commit order, so that no node's index misses a row.
    await sql`select pg_advisory_xact_lock(${sql.lit(writing)})`.execute(trx);
    const fresh = await learnWords(
      trx,
      staged.flatMap(({ names }) => names.flatMap((name) => name.words)),
      words,
    );
    const own = new Map(fresh.map(({ id, word }) => [word, id]));
    const idOfWord = (word: string) => words.get(word) ?? own.get(word)!;
    const persons = staged.map(({ person, hash, births, numbers }) => ({
      ...{ source_id: person.sourceId, hash, person, births, numbers },
    }));
    const { rows } = await sql<{ id: number; source_id: string }>`
      insert into listed_person (list_id, source_id, since, hash, person, births, numbers)
      select ${listId}::uuid, p.source_id, ${version}, p.hash, p.person, p.births, p.numbers
      from jsonb_to_recordset(${JSON.stringify(persons)}::jsonb)
        as p(source_id text, hash text, person jsonb, births text[], numbers text[])
      returning id, source_id`.execute(trx);
    const idOf = new Map(rows.map(({ id, source_id }) => [source_id, id]));
    const names = staged.flatMap(({ person, names: all }) =>
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
  // Cache the ids only after the commit.
  for (const { id, word } of learnt) words.set(word, id);
}

/** Inserts unknown words. @returns the ids of those that were not in `ids` yet */
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
