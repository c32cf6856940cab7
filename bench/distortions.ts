import { transliterate } from '../server/demo/draw/transliterate.ts';
import { wordsOf } from '../server/screening/names/words/words.ts';
import type { ListedPerson } from '../shared/screening/screening.ts';

/** What documents, clerks and phones make of names; a kind for each in turn. */
const kinds = [
  'order',
  'dropped middle',
  'alias',
  'transliterated',
  'one typo',
  'two typos',
  'initial',
  'added middle',
] as const;
export type Distortion = (typeof kinds)[number];

/** To Cyrillic by sound, and back by the passport table of ICAO 9303: what a name goes through on two documents. */
const there: [string, string][] = [
  ...[
    ['shch', 'щ'],
    ['sh', 'ш'],
    ['ch', 'ч'],
    ['zh', 'ж'],
    ['kh', 'х'],
    ['ts', 'ц'],
    ['yu', 'ю'],
    ['ya', 'я'],
    ['ye', 'е'],
  ],
  ...[
    ['a', 'а'],
    ['b', 'б'],
    ['c', 'к'],
    ['d', 'д'],
    ['e', 'е'],
    ['f', 'ф'],
    ['g', 'г'],
    ['h', 'х'],
    ['i', 'и'],
    ['j', 'дж'],
  ],
  ...[
    ['k', 'к'],
    ['l', 'л'],
    ['m', 'м'],
    ['n', 'н'],
    ['o', 'о'],
    ['p', 'п'],
    ['q', 'к'],
    ['r', 'р'],
    ['s', 'с'],
    ['t', 'т'],
  ],
  ...[
    ['u', 'у'],
    ['v', 'в'],
    ['w', 'в'],
    ['x', 'кс'],
    ['y', 'й'],
    ['z', 'з'],
  ],
] as [string, string][];
function throughCyrillic(name: string): string {
  let rest = name.toLowerCase();
  let cyrillic = '';
  while (rest !== '') {
    const found = there.find(([latin]) => rest.startsWith(latin));
    cyrillic += found ? found[1] : rest[0];
    rest = rest.slice(found ? found[0].length : 1);
  }
  return transliterate(cyrillic, 'cyrillic');
}

function typo(name: string, random: () => number): string {
  const places = [...name].flatMap((letter, i) => (/\p{L}/u.test(letter) && i > 0 ? [i] : []));
  const at = places[Math.floor(random() * places.length)];
  if (at === undefined) return name;
  const letters = [...name];
  const other = 'aeioubdghklmnprstvz'[Math.floor(random() * 19)]!;
  const how = Math.floor(random() * 4);
  if (how === 0) letters.splice(at, 1);
  else if (how === 1) letters.splice(at, 0, other);
  else if (how === 2) letters[at] = other;
  else [letters[at - 1], letters[at]] = [letters[at]!, letters[at - 1]!];
  return letters.join('');
}

/** One way in which a person's name may be written. @param n which: the kinds take turns */
export function distort({ names }: ListedPerson, n: number, random: () => number): { kind: Distortion; name: string } {
  const kind = kinds[n % kinds.length]!;
  const name = names[0]!.text;
  const words = name.split(/\s+/);
  const long = wordsOf(name).filter(({ role }) => role === 'word');
  switch (kind) {
    case 'order':
      return { kind, name: words.toReversed().join(' ') };
    case 'dropped middle':
      return { kind, name: words.length > 2 ? [words[0], ...words.slice(2)].join(' ') : name };
    case 'alias': {
      const aliases = names.filter((one) => one.kind === 'alias');
      return { kind, name: aliases[Math.floor(random() * aliases.length)]?.text ?? name };
    }
    case 'transliterated':
      return { kind, name: /^[\p{Script=Latin}\P{L}]+$/u.test(name) ? throughCyrillic(name) : name };
    case 'one typo':
      return { kind, name: typo(name, random) };
    case 'two typos':
      // Two letters of a name of one short word make another name.
      return { kind, name: long.length > 1 ? typo(typo(name, random), random) : typo(name, random) };
    case 'initial':
      return { kind, name: words.length > 2 ? [words[0], `${words[1]![0]}.`, ...words.slice(2)].join(' ') : name };
    case 'added middle':
      return { kind, name: [words[0], 'Aleksandr', ...words.slice(1)].join(' ') };
  }
}
