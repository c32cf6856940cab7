import { asInZone, folded, fromZone, withoutNasals } from './folded.ts';

/** Letters that Unicode does not take apart into a base and a mark, as people type them on a plain keyboard. */
const plain: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŧ: 't',
  // The only letter whose lower case depends on what follows; a prefix must stay a prefix.
  ς: 'σ',
};
const plainLetters = new RegExp(`[${Object.keys(plain).join('')}]`, 'g');

/** Longer words are cut in both what is searched and what is found: a lexeme of Postgres has a limit of 2 kB. */
const longestWord = 60;

/** Lower case, accents stripped: `Đorđe Müller` → `dorde muller`. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(plainLetters, (c) => plain[c]!);

const notWord = /[^\p{L}\p{N}]+/gu;
const cut = (word: string): string => (word.length > longestWord ? [...word].slice(0, longestWord).join('') : word);
const joined = (word: string): string => cut(word.replace(notWord, ''));

/** As words are compared. */
const searched = (text: string): string => folded(normalise(withoutNasals(text)));

/** The words a reviewer typed, each without its punctuation, none a mere beginning of another. */
export function searchWordsOf(q: string): string[] {
  const words = [...new Set(searched(q).split(/\s+/).map(joined))].filter((w) => w !== '');
  return words.filter((w) => !words.some((other) => other !== w && other.startsWith(w)));
}

/** What a session is found by. */
export interface Findable {
  id: string;
  firstName: string | null;
  lastName: string | null;
  /** In the document's own script. */
  nativeName: string | null;
  documentNumber: string | null;
  personalNumber: string | null;
  /** The company's own name for the session. */
  reference: string | null;
  /** Values of the company's own fields. */
  extraValues: readonly string[];
}

/** Words of one session: of very long fields the first. */
const mostWords = 250;

/** Written without blanks: one may begin to type at each letter. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;

/** Names have few words; of one that has not, the first. */
const mostOfName = 12;

/** How else a name is typed: `Anne Marie` as `anne-marie`, `St. John` as `St.John`, `Müller` as `Mueller` and the other way. */
function wordsOfName(name: string): string[] {
  const words = searched(name).split(notWord).filter(Boolean).slice(0, mostOfName);
  // From each word on: a beginning of that is enough.
  const run = words.map((_, at) => cut(words.slice(at).join('')));
  const asWritten = name.normalize('NFC').toLowerCase().split(notWord).slice(0, mostOfName);
  const zone = asWritten.flatMap((word) => asInZone(word) ?? []).map((word) => cut(searched(word)));
  return [...run, ...zone, ...words.flatMap((word) => fromZone(word) ?? []).map(cut)];
}

/**
 * The words that one may begin to type to find it. `Jean-Luc` is found as `jeanluc`, `jean` and `luc`, `Anne Marie` also as `annemarie`; a number, reference or own
 * field also without its spaces and dashes; a Chinese name from each of its signs; the id only from its start.
 */
export function wordsOf(session: Findable): string[] {
  const found = new Set<string>([joined(normalise(session.id))]);
  const { firstName, lastName, nativeName, documentNumber, personalNumber, reference, extraValues } = session;
  // As they are typed without blanks and dashes; a telephone number, too.
  for (const number of [documentNumber, personalNumber, reference, ...extraValues]) {
    if (number !== null && number.length <= longestWord) found.add(joined(searched(number)));
  }
  for (const name of [firstName, lastName, nativeName]) for (const word of wordsOfName(name ?? '')) found.add(word);
  for (const text of [firstName, lastName, nativeName, documentNumber, personalNumber, reference, ...extraValues]) {
    if (text === null) continue;
    for (const word of searched(text).split(/\s+/)) {
      if (found.size > mostWords) break;
      found.add(joined(word));
      for (const part of word.split(notWord)) found.add(cut(part));
      if (unspaced.test(word)) for (const [at] of [...word].entries()) found.add([...word].slice(at).join(''));
    }
  }
  found.delete('');
  return [...found].slice(0, mostWords);
}

/** Past every name: sessions without one come last. */
export const namelessKey = '\u{10FFFF}';

/** By last, then first name. Compared by code point on both sides: Postgres' collation "C", `compareKeys` here. */
export function sortNameOf(session: Pick<Findable, 'firstName' | 'lastName'>): string {
  const name = normalise(`${session.lastName ?? ''} ${session.firstName ?? ''}`)
    .replace(notWord, ' ')
    .trim();
  return name === '' ? namelessKey : [...name].slice(0, 120).join('');
}

/** By code point, which is the order of UTF-8's bytes; JavaScript's own `<` goes by UTF-16 and differs past U+FFFF. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const high = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
    if (high(x) !== high(y)) return high(x) ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
}
