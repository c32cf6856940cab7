import type { Db } from '../../db/database.ts';
import { bitsOf } from '../names/rarity.ts';
import { indexWords } from '../names/words/index-words.ts';
import { makeWord, type Word } from '../names/words/words.ts';
import { makeSpellings } from './spellings.ts';

/**
 * All listed names in the memory of this node, by their words: about 150 bytes for a name. The database holds the truth;
 * this says which of its rows are worth reading.
 */
export interface NameIndex {
  /** Reads what was imported since; nothing when it has seen these versions. */
  refresh(db: Db, lists: readonly { id: string; version: number }[]): Promise<void>;
  /**
   * Ids of the names, of these lists, that have most words in common with a name in any order and spelling: the most
   * promising first. And what each word asked for tells, by how many names have it.
   */
  find(words: readonly Word[], listIds: ReadonlySet<string>): { ids: number[]; bits: Map<string, number> };
}

/** Rows read at once. */
const page = 50_000;
/** Names that are looked at further. */
const most = 160;
/** What a word that only the listed name has takes off. Small: documents leave words out. */
const surplus = 0.05;
/** Share of the words asked for that a name must have to be looked at. One of four is chance; one of three with initials is not. */
const leastShare = 0.3;
/** Words so alike are the same name, where it is counted how many have it. */
const sameName = 0.85;

export function makeNameIndex(): NameIndex {
  const spellings = makeSpellings();
  /** By id of a word: places of the names that have it. */
  const places = new Map<number, number[]>();
  const ids: number[] = [];
  const lists: number[] = [];
  const lengths: number[] = [];
  const listNumbers = new Map<string, number>();
  /** Versions of which every name is here: rows are committed before their version serves. */
  const seen = new Map<string, number>();
  /** Names by number of a list. */
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

  /** Names before words: whoever writes a name has written its words before, in the same transaction. */
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

  /** Names of these lists that have one of the words, as far as it is the same name. */
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
      // One that has begun may have passed what is wanted: its rows were committed since.
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
        // The most alike comes first: a name takes the first that it has.
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

/** Longer words say more, and rarer ones. */
const weightOf = (text: string, bits: number): number =>
  Math.min(1, 0.4 + text.length / 10) * Math.min(1, 0.3 + bits / 12);

function best(found: { id: number; rank: number }[]): number[] {
  // Sorting a hundred thousand to keep four hundred would cost more than all the rest.
  let retained = found;
  for (let least = 0.3; retained.length > 8 * most && least < 1; least += 0.1)
    retained = found.filter(({ rank }) => rank >= least);
  return retained
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ id }) => id);
}
