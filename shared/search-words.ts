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

/** The words a reviewer typed, each without its punctuation, none a mere beginning of another. */
export function wordsSought(q: string): string[] {
  const words = [...new Set(normalise(q).split(/\s+/).map(joined))].filter((w) => w !== '');
  return words.filter((w) => !words.some((other) => other !== w && other.startsWith(w)));
}

/** What a session is found by. */
export interface Findable {
  id: string;
  firstName: string | null;
  lastName: string | null;
  documentNumber: string | null;
  personalNumber: string | null;
}

/**
 * The words that one may begin to type to find it. `Jean-Luc` is found as `jeanluc`, `jean` and `luc`; a number also
 * without its spaces and dashes; the id only from its start.
 */
export function wordsOf(session: Findable): string[] {
  const found = new Set<string>([joined(normalise(session.id))]);
  for (const text of [session.firstName, session.lastName, session.documentNumber, session.personalNumber]) {
    if (text === null) continue;
    const plainText = normalise(text);
    for (const word of plainText.split(/\s+/)) {
      found.add(joined(word));
      for (const part of word.split(notWord)) found.add(cut(part));
    }
  }
  for (const number of [session.documentNumber, session.personalNumber]) {
    if (number !== null) found.add(joined(normalise(number)));
  }
  found.delete('');
  return [...found];
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
