import { wordLikeness } from '../names/likeness.ts';
import { roughOf } from '../names/scripts/transcribed.ts';
import { keysOf } from '../names/words/sound.ts';
import { makeWord, type Word } from '../names/words/words.ts';

/** Finds the words that look like a word, by the trigrams that they share, or sound like it. */
export interface Spellings {
  add(id: number, text: string): void;
  /** The most alike first. */
  similar(word: Word): { id: number; likeness: number }[];
}

/** As pg_trgm measures it: shared trigrams by all trigrams of both. One slip in five letters leaves about 0.33. */
const leastShared = 0.3;
const leastLikeness = 0.66;
/** More are not the same name in another spelling. */
const most = 100;

/** Takes about 420 bytes for each word. */
export function makeSpellings(): Spellings {
  const ids: number[] = [];
  const words: Word[] = [];
  const sizes: number[] = [];
  const byKey = new Map<string, number[]>();
  const byRough = new Map<string, number[]>();
  const byTrigram = new Map<string, number[]>();
  let shared = new Uint8Array(1024);

  return {
    add(id, text) {
      const at = ids.push(id) - 1;
      words.push(makeWord(text, text, 'letters', 'word'));
      for (const key of keysOf(text)) push(byKey, key, at);
      push(byRough, roughOf(text), at);
      const trigrams = trigramsOf(text);
      sizes.push(trigrams.size);
      for (const trigram of trigrams) push(byTrigram, trigram, at);
      if (shared.length < ids.length) shared = new Uint8Array(ids.length * 2);
    },
    similar(word) {
      const found = new Set<number>();
      for (const key of keysOf(word.text)) for (const at of byKey.get(key) ?? []) found.add(at);
      if (word.script === 'transcribed') for (const at of byRough.get(roughOf(word.text)) ?? []) found.add(at);
      const trigrams = trigramsOf(word.text);
      const touched: number[] = [];
      for (const trigram of trigrams) {
        for (const at of byTrigram.get(trigram) ?? []) {
          if (shared[at] === 0) touched.push(at);
          shared[at]! += 1;
        }
      }
      for (const at of touched) {
        const both = shared[at]!;
        if (both / (trigrams.size + sizes[at]! - both) >= leastShared) found.add(at);
        shared[at] = 0;
      }
      return [...found]
        .map((at) => ({ id: ids[at]!, likeness: likenessOf(word, words[at]!) }))
        .filter(({ likeness }) => likeness >= leastLikeness)
        .toSorted((a, b) => b.likeness - a.likeness)
        .slice(0, most);
    },
  };
}

/** Parts of each other are spelt as one elsewhere; where vowels are not written, consonants are all that can be asked for. */
function likenessOf(asked: Word, word: Word): number {
  const { likeness } = wordLikeness(asked, word);
  return likeness < leastLikeness && (isPart(asked.text, word.text) || haveSameBones(asked, word))
    ? leastLikeness
    : likeness;
}

const haveSameBones = (a: Word, b: Word): boolean => a.bones === b.bones && a.bones.length > 2;

/** Ramimakhlouf and Makhlouf: one is how the other begins or ends. */
const isPart = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && (long.startsWith(short) || long.endsWith(short));
};

/** Two spaces before and one behind, so that beginnings count more. */
function trigramsOf(text: string): Set<string> {
  const padded = `  ${text} `;
  const found = new Set<string>();
  for (let i = 0; i + 3 <= padded.length; i++) found.add(padded.slice(i, i + 3));
  return found;
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
