import { isDigraph, spellingsOf } from './transliteration-tables.ts';

/** Apostrophes and full stops vanish; a space or hyphen parts two names (9303-3, 4.6). */
const silent = /['’‘ʼʻ`´.,\u00b7]/;
/** Letters that are spelled by their place. */
const byPlace = /^[ЕЁЄЇЙЮЯ]$/;
const vowels = /[АЕЁИОУЫЭЮЯЄІЇЬЪ]/;
/** Letters that are tried in more spellings than one where a name may be cut. */
const mostOpen = 5;
/** Maximum of search steps for one name; a real one takes a few dozen. */
const mostSteps = 20_000;

/** The parts of a name as an MRZ spells them: letters A to Z only. */
export function mrzNameParts(name: string): string[] {
  return spell(name, (letter) => spellingsOf(letter)[0] ?? letter);
}

/** Spellings that issuing states may have chosen, where a name may be cut; one choice for a letter holds through the name. */
export function mrzSpellings(name: string): string[][] {
  const open = [...new Set(unitsOf(name))].filter((letter) => spellingsOf(letter).length > 1).slice(0, mostOpen);
  let choices: Record<string, string>[] = [{}];
  for (const letter of open) choices = choices.flatMap((c) => spellingsOf(letter).map((s) => ({ ...c, [letter]: s })));
  return choices.map((choice) => spell(name, (letter) => choice[letter] ?? spellingsOf(letter)[0] ?? letter));
}

/**
 * Whether a state may have transliterated the name this way. A letter is spelled the same way throughout the name; some letters,
 * in each of three positions: at the beginning of a part, after a vowel, elsewhere (Ukraine's YA and IA, Russia's YE and E).
 * @param printed the letters of the zone, without separators
 * @param state the code of the issuing state, which may have national spellings
 */
export function isSpelledAs(name: string, printed: string, state: string): boolean {
  const units = unitsOf(name).filter((unit) => isGap(unit) || spellingsOf(unit).length > 0);
  const chosen = new Map<string, string>();
  let steps = 0;
  const from = (i: number, at: number): boolean => {
    if (++steps > mostSteps) return false;
    const unit = units[i];
    if (unit === undefined) return at === printed.length;
    if (isGap(unit)) return from(i + 1, at);
    // Also depends on the following letter: αυ is AV or AF. Such a choice applies to this position only.
    const key = unit.length > 1 ? `${i}` : byPlace.test(unit) ? `${unit} ${placeAfter(units[i - 1])}` : unit;
    const fixed = chosen.get(key);
    for (const spelling of fixed === undefined ? spellingsOf(unit, state) : [fixed]) {
      if (!printed.startsWith(spelling, at)) continue;
      chosen.set(key, spelling);
      if (from(i + 1, at + spelling.length)) return true;
      if (fixed === undefined) chosen.delete(key);
    }
    return false;
  };
  return from(0, 0);
}

const placeAfter = (before: string | undefined): string =>
  before === undefined || isGap(before) ? 'start' : vowels.test(before) ? 'vowel' : 'inside';

/**
 * In a script without a table, such as Han or Arabic: documents print a Latin form of such names, which follows no
 * letter-by-letter rules.
 */
export const isUnspelled = (name: string): boolean =>
  /\p{L}/u.test(name) && unitsOf(name).every((unit) => spellingsOf(unit).length === 0);

function spell(name: string, as: (letter: string) => string): string[] {
  return unitsOf(name)
    .map((unit) => (isGap(unit) ? unit : as(unit)))
    .join('')
    .split(/[^A-Z]+/)
    .filter(Boolean);
}

const isGap = (unit: string): boolean => !/\p{L}/u.test(unit);

/** Letters, with digraphs as one unit; silent letters are left out. */
function unitsOf(name: string): string[] {
  const all = [...upper(name)].filter((char) => !silent.test(char) && !/\p{M}/u.test(char));
  const units: string[] = [];
  for (let i = 0; i < all.length; i++) {
    const two = all[i]! + (all[i + 1] ?? '');
    if (all[i + 1] !== undefined && isDigraph(two)) {
      units.push(two.normalize('NFD').replace(/\p{M}/gu, ''));
      i++;
    } else units.push(all[i]!);
  }
  return units;
}

/** Georgian is left unchanged: `toUpperCase` would turn it into Mtavruli capitals, in which names are not written. */
const upper = (name: string): string =>
  name
    .normalize('NFC')
    .toUpperCase()
    .normalize('NFC')
    .replace(/[\u1c90-\u1cbf]/g, (capital) => String.fromCharCode(capital.charCodeAt(0) - 0x1c90 + 0x10d0));
