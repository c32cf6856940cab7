/*
 * Text from a subject, a phone, a list or a reviewer may hold characters that are invisible or reorder their neighbours. They
 * are shown in visible form, so that the reader sees what is really there. What scripts and emoji need stays: joiners between
 * Arabic or Indic letters, variants of Han characters, parts of an emoji.
 */

/** Scripts whose spelling uses the joiners U+200C and U+200D. */
const joined =
  '\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}' +
  '\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Mymr}\\p{scx=Khmr}\\p{scx=Tibt}\\p{scx=Mong}\\p{scx=Nkoo}';
const rightToLeft =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}';
const isolates = '\\u2066-\\u2069';

const emoji = '[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f]';
const needed = [
  // The flags of England, Scotland and Wales.
  '\\u{1f3f4}[\\u{e0020}-\\u{e007e}]{2,6}\\u{e007f}',
  `(?<=${emoji})\\u200d(?=\\p{Extended_Pictographic})`,
  `(?<=[${joined}])[\\u200c\\u200d]`,
  '(?<=[\\p{Extended_Pictographic}\\p{Script=Han}\\p{scx=Mymr}])[\\ufe00-\\ufe0f]',
  '(?<=[0-9#*])\\ufe0f(?=\\u20e3)',
  '(?<=\\p{Script=Han})[\\u{e0100}-\\u{e01ef}]',
  '(?<=\\p{scx=Mong})[\\u180b-\\u180f]',
  // A break between words of scripts without spaces.
  '(?<=[\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}])\\u200b',
  '\\r(?=\\n)',
  '[\\t\\n]',
];
/** Includes parts of emoji and variation sequences, when they occur alone. */
const hidden =
  '[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\u2800\\ufff9-\\ufffb\\u{e0000}-\\u{e0fff}]';

/** More marks on one letter than any script uses: they would cover the lines above and below. */
const mostMarks = 6;
/** Of a longer run of hidden characters only the first are shown. */
const mostHidden = 4;

const pair = `[^${isolates}${rightToLeft}]*[${rightToLeft}][^${isolates}]*`;
/** The isolates that `isolated` puts around right-to-left text. */
const wholeIsolate = [`\\u2068(?=${pair}\\u2069)`, `(?<=\\u2068${pair})\\u2069`];

const finderOf = (stored: readonly string[]) =>
  new RegExp(`(${stored.join('|')})|((?<=\\p{M}{${mostMarks}})\\p{M}+)|${hidden}`, 'gu');
const strict = finderOf(needed);
const lenient = finderOf([...wholeIsolate, ...needed]);

const isPlain =
  /^[\t\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590\u10a0-\u10ff\u2010-\u2027\u2030-\u205e]*$/;
const directionMarks = /[\u200e\u200f\u061c]/u;
const runsRightToLeft = new RegExp(`[${rightToLeft}]`, 'u');
const written = (letter: string): string => `‹U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}›`;
const longRun = new RegExp(`((?:‹U\\+[0-9A-F]{4,6}›){${mostHidden}})((?:‹U\\+[0-9A-F]{4,6}›)+)`, 'g');

function writeOut(text: string, finder: RegExp): string {
  if (isPlain.test(text)) return text;
  // Typed by keyboards of these scripts to put a full stop or a bracket on the correct side.
  const hasDirection = runsRightToLeft.test(text);
  return text
    .replace(finder, (found: string, stored?: string, marks?: string) => {
      if (stored !== undefined || (hasDirection && directionMarks.test(found))) return found;
      return marks === undefined ? written(found) : `‹+${[...marks].length} marks›`;
    })
    .replace(longRun, (_, first: string, rest: string) => `${first}‹+${rest.split('›').length - 1} hidden›`);
}

/** Each hidden character of a text that is shown unchanged in an editor: its position and its visible form. */
export function hiddenIn(text: string): { at: number; length: number; written: string }[] {
  if (isPlain.test(text)) return [];
  const hasDirection = runsRightToLeft.test(text);
  return [...text.matchAll(strict)].flatMap(({ 0: found, 1: stored, 2: marks, index: at }) =>
    stored !== undefined || marks !== undefined || (hasDirection && directionMarks.test(found))
      ? []
      : [{ at, length: found.length, written: written(found) }],
  );
}

/** `a‹U+202E›b` for an override between a and b. */
export const visible = (text: string): string => writeOut(text, strict);

/** The same for text with several parts: the isolates of `isolated` stay. */
export const visibleWhole = (text: string): string => writeOut(text, lenient);

/**
 * For part of a sentence, a label or a title: right-to-left text does not reorder its neighbours. In separate markup, <bdi> or
 * dir="auto" does that; around such a sentence, dir="auto" would not see that it is isolated.
 */
export function isolated(text: string): string {
  const shown = visible(text);
  return runsRightToLeft.test(shown) ? `\u2068${shown}\u2069` : shown;
}

/** A sentence with text by others: each inserted text is `isolated`. */
export const sentence = (words: TemplateStringsArray, ...parts: readonly (string | number)[]): string =>
  words.reduce((all, word, at) => {
    const part = parts[at - 1]!;
    return `${all}${typeof part === 'string' ? isolated(part) : part}${word}`;
  });
