import { isPartialDay } from '../../../../shared/document/partial-day.ts';
import { frequentBelow, type Reason, type WordPair } from '../../../../shared/screening/screening.ts';
import { perLocale } from '../../text/per-locale.ts';
import { sentence } from '../../text/visible.ts';
import { formatPartialDay } from '../../ui/text/format.ts';
import { formatCertainty } from './certainty.ts';
import { words } from './words.ts';

/** Nothing to show when neither side has a value. */
export const isDescribed = (reason: Reason): boolean => reason.subject !== null || reason.listed.length > 0;

/** Such a name alone, without a deciding date of birth, is no hit. */
export const isFrequent = (reason: Reason): boolean =>
  reason.on === 'name' && reason.bits !== undefined && reason.bits < frequentBelow;

/** `~1971`, `1968/1972` and dates of different precision, as people write them. */
export function birth(wording: string): string {
  if (wording.startsWith('~')) return words.rough({ year: day(wording.slice(1)) });
  const [from, to] = wording.split('/');
  return to === undefined ? day(wording) : words.between({ from: day(from!), to: day(to) });
}

const day = (wording: string): string => (isPartialDay(wording) ? formatPartialDay(wording) : wording);

const regions = perLocale((of) => new Intl.DisplayNames([of, 'en'], { type: 'region' }));
export const countryOf = (code: string): string => regions().of(code) ?? code;
export const sexOf = (sex: string): string => (sex === 'F' || sex === 'M' ? words.sexes[sex] : sex);

/** The words of a name that differ on the other side, and how. */
export const wordsThatDiffer = (
  pairs: readonly WordPair[],
  side: 'subject' | 'listed',
): { word: string; how: string }[] =>
  pairs.flatMap(({ [side]: word, how }) =>
    word === null || how === 'same' ? [] : [{ word, how: words.wordHow[how] }],
  );

/** The same as one text; empty where all are equal. */
export const wordsDescribed = (pairs: readonly WordPair[], side: 'subject' | 'listed'): string =>
  wordsThatDiffer(pairs, side)
    .map(({ word, how }) => sentence`${word}: ${how}`)
    .join('; ');

export type Kind = 'agrees' | 'near' | 'differs' | 'unknown';

/** How the two sides compare, as icon and text. */
export function compared(reason: Reason): { kind: Kind; how: string } {
  if (reason.on === 'name') {
    return {
      kind: reason.likeness >= 0.95 ? 'agrees' : 'near',
      how: words.alike({ percent: formatCertainty(reason.likeness) }),
    };
  }
  if (reason.on !== 'birth_date') return { kind: reason.how, how: words.agreement[reason.how] };
  const kind =
    reason.how === 'exact' ? 'agrees' : reason.how === 'differs' || reason.how === 'unknown' ? reason.how : 'near';
  return { kind, how: words.dates[reason.how] };
}
