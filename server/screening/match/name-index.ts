import type { Db } from '../../db/database.ts';
import { bitsOf } from '../names/rarity.ts';
import { indexWords } from '../names/words/index-words.ts';
import { makeWord, type Word } from '../names/words/words.ts';
import { makeSpellings } from './spellings.ts';

/**
 * Word index of all listed names, in this node's memory: about 150 bytes per name. The database is authoritative; the index
 * selects the rows worth reading.
 */
export interface NameIndex {
  /** Loads the names imported since the last call; does nothing if these versions are loaded. */
  refresh(db: Db, lists: readonly { id: string; version: number }[]): Promise<void>;
  /**
   * Ids of the names in these lists that share the most words with a name, in any order and spelling, best first. Also returns
   * the information content of each word in bits, by how many names have it.
   */
  find(words: readonly Word[], listIds: ReadonlySet<string>): { ids: number[]; bits: Map<string, number> };
}

/** Rows per query. */
const page = 50_000;
/** Maximum names that are compared in detail. */
const most = 160;
/** Penalty for a word that only the listed name has. Small, because documents omit words. */
const surplus = 0.05;
/** Minimum share of the query's words that a name must have. One of four is chance; one of three with initials is not. */
const leastShare = 0.3;
/** Words at least this alike count as the same name when its frequency is determined. */
const sameName = 0.85;

export function makeNameIndex(): NameIndex {
  const spellings = makeSpellings();
  /** By word id: positions of the names that contain it. */
  const places = new Map<number, number[]>();
  const ids: number[] = [];
  const lists: number[] = [];
  const lengths: number[] = [];
  const listNumbers = new Map<string, number>();
  /** Completely loaded versions: a version's rows are committed before it is activated. */
  const seen = new Map<string, number>();
  /** Number of names, by list number. */
  const sizes: number[] = [];
  let uptoWord = 0;
  let uptoName = 0;
  let reading: Promise<void> | undefined;
  let sums = new Float32Array(1024);
  let groups = new Uint8Array(1024);

  function addName({ id, list_id, words }: { id: number; list_id: string; words: number[] }): void {
    const at = ids.push(id) - 1;
    if (!listNumbers.has(list_id)) listNumbers.set(list_id, listNumbers.size);
    const list = listNumbers.get(list_id)!;
    lists.push(list);
    sizes[list] = (sizes[list] ?? 0) + 1;
    lengths.push(words.length);
    for (const word of words) {
      const known = places.get(word);
      if (known) known.push(at);
      else places.set(word, [at]);
    }
    if (sums.length < ids.length) {
      sums = new Float32Array(ids.length * 2);
      groups = new Uint8Array(ids.length * 2);
    }
  }

  /**
   * Reads names before words: the words of a name are written before it, in the same transaction, so that none can be missing.
   */
  async function read(db: Db): Promise<void> {
    for (;;) {
      const rows = await db
        .selectFrom('listed_name as n')
        .innerJoin('listed_person as p', 'p.id', 'n.person_id')
        .select(['n.id', 'n.list_id', 'n.words'])
        .where('n.id', '>', uptoName)
        .where('p.until', 'is', null)
        .orderBy('n.id')
        .limit(page)
        .execute();
      for (const row of rows) addName(row);
      uptoName = rows.at(-1)?.id ?? uptoName;
      if (rows.length < page) break;
    }
    for (;;) {
      const rows = await db
        .selectFrom('listed_word')
        .select(['id', 'word'])
        .where('id', '>', uptoWord)
        .orderBy('id')
        .limit(page)
        .execute();
      for (const { id, word } of rows) spellings.add(id, word);
      uptoWord = rows.at(-1)?.id ?? uptoWord;
      if (rows.length < page) return;
    }
  }

  /** Number of names in these lists that contain one of the similar words, as far as it counts as the same name. */
  function countHaving(similar: readonly { id: number; likeness: number }[], allowed: ReadonlySet<number>): number {
    const having = new Set<number>();
    for (const { id, likeness } of similar) {
      if (likeness < sameName) break;
      for (const at of places.get(id) ?? []) if (allowed.has(lists[at]!)) having.add(at);
    }
    return having.size;
  }

  return {
    async refresh(db, wanted) {
      const isNew = wanted.filter(({ id, version }) => seen.get(id) !== version);
      if (wanted.length > 0 && isNew.length === 0) return;
      // A read in progress may already be past rows that were committed after it began: wait for it, then read again.
      await reading;
      reading ??= read(db).finally(() => {
        reading = undefined;
      });
      await reading;
      for (const { id, version } of isNew) seen.set(id, version);
    },
    find(words, listIds) {
      const asked = indexWords(words);
      const allowed = new Set([...listIds].flatMap((id) => listNumbers.get(id) ?? []));
      const size = [...allowed].reduce((sum, list) => sum + sizes[list]!, 0);
      const bits = new Map<string, number>();
      const touched: number[] = [];
      let whole = 0;
      for (const [n, text] of asked.entries()) {
        const own = words.find((one) => one.text === text);
        const similar = spellings.similar(own ?? makeWord(text, text, 'letters', 'word'));
        const weights = bitsOf(countHaving(similar, allowed), size);
        bits.set(text, weights);
        const weight = weightOf(text, weights);
        if (own?.role === 'word') whole += weight;
        // In order of likeness: for each query word, a name counts only its best match.
        for (const { id, likeness } of similar) {
          for (const at of places.get(id) ?? []) {
            if (groups[at] === n + 1) continue;
            if (groups[at] === 0) touched.push(at);
            groups[at] = n + 1;
            sums[at]! += likeness * weight;
          }
        }
      }
      whole ||= 1;
      const found: { id: number; rank: number }[] = [];
      for (const at of touched) {
        const share = sums[at]! / whole;
        if (allowed.has(lists[at]!)) {
          const isShort = lengths[at] === 1;
          if (isShort || share >= leastShare) {
            found.push({ id: ids[at]!, rank: share - surplus * Math.max(0, lengths[at]! - asked.length) });
          }
        }
        sums[at] = 0;
        groups[at] = 0;
      }
      return { ids: best(found), bits };
    },
  };
}

/** Longer and rarer words weigh more. */
const weightOf = (text: string, bits: number): number =>
  Math.min(1, 0.4 + text.length / 10) * Math.min(1, 0.3 + bits / 12);

function best(found: { id: number; rank: number }[]): number[] {
  // Discards low ranks first: sorting a hundred thousand names would cost more than the rest of the search.
  let retained = found;
  for (let least = 0.3; retained.length > 8 * most && least < 1; least += 0.1)
    retained = found.filter(({ rank }) => rank >= least);
  return retained
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ id }) => id);
}
