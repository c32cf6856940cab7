/** Letters that are typed for others where a keyboard has not these, after accents are stripped. */
const alike: Record<string, string> = {
  // Azerbaijani; Sámi and languages of West Africa.
  ə: 'e',
  ŋ: 'n',
  ɛ: 'e',
  ɔ: 'o',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  // A Persian keyboard's letters, and those that Arabic ends a word with.
  ک: 'ك',
  ی: 'ي',
  ى: 'ي',
  ة: 'ه',
};
const alikeLetters = new RegExp(`[${Object.keys(alike).join('')}]`, 'g');

/** Tatweel, which only makes a word wider; apostrophes that Unicode counts as letters. */
const noLetters = /[\u0640\u02b9-\u02bf\u02c8]/g;
/** Devanagari: an n before a consonant is also written as a dot above, which is stripped as a mark. */
const nasal = /[ङञणनम]\u094d(?=[\u0915-\u0939])/g;
/** Arabic, Persian and Devanagari digits. */
const digits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;
const zeros = [0x660, 0x6f0, 0x966];
function digitOf(digit: string): string {
  const code = digit.charCodeAt(0);
  return String(code - zeros.findLast((zero) => zero <= code)!);
}

/** Before accents are stripped. */
export const withoutNasals = (text: string): string => text.normalize('NFC').replace(nasal, '');

/** After they are stripped: what is typed in one of two ways is written in one. */
export const folded = (text: string): string =>
  text
    .replace(noLetters, '')
    .replace(alikeLetters, (letter) => alike[letter]!)
    .replace(digits, digitOf);

/** As a machine-readable zone writes them (ICAO 9303-3, section 6), beside the letter without its mark. */
const inZone: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };
const zoneLetters = /[äöüåø]/g;
const zonePairs = /ae|oe|ue|aa/g;

/** `müller` → `mueller`; undefined where nothing changes. Takes small letters. */
export function asInZone(word: string): string | undefined {
  const composed = word.normalize('NFC');
  const written = composed.replace(zoneLetters, (letter) => inZone[letter]!);
  return written === composed ? undefined : written;
}

/** `mueller` → `muller`, as who types the umlaut asks for a name that was read from a zone; undefined where nothing changes. */
export function fromZone(word: string): string | undefined {
  const written = word.replace(zonePairs, (pair) => pair[0]!);
  return written === word ? undefined : written;
}
