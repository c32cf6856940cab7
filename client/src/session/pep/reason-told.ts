import { frequentBelow, type Reason, type WordPair } from '../../../../shared/screening.ts';
import { formatDay } from '../../ui/format.ts';
import { formatPercent } from './percent.ts';
import { words } from './words.ts';

/** What neither side knows says nothing. */
export const isTold = (reason: Reason): boolean => reason.subject !== null || reason.listed.length > 0;

/** Where no day of birth settles it, such a name is no hit by itself. */
export const isFrequent = (reason: Reason): boolean =>
  reason.on === 'name' && reason.bits !== undefined && reason.bits < frequentBelow;

/** `~1971`, `1968/1972` and dates of different precision, as people write them. */
export function birth(said: string): string {
  if (said.startsWith('~')) return words.rough(said.slice(1));
  const [from, to] = said.split('/');
  if (to !== undefined) return words.between(from!, to);
  return /^\d{4}-\d{2}-\d{2}$/.test(said) ? formatDay(said) : said;
}

const regions = new Intl.DisplayNames('en', { type: 'region' });
export const countryOf = (code: string): string => regions.of(code) ?? code;
export const sexOf = (sex: string): string => (sex === 'F' || sex === 'M' ? words.sexes[sex] : sex);

/** How the words of a name differ from those on the other side; empty where they are the same. */
export const wordsTold = (pairs: readonly WordPair[], side: 'subject' | 'listed'): string =>
  pairs
    .filter((pair) => pair[side] !== null && pair.how !== 'same')
    .map((pair) => `${pair[side]}: ${words.wordHow[pair.how]}`)
    .join('; ');

export type Kind = 'agrees' | 'near' | 'differs' | 'not_known';

/** How the two sides go together, for an icon, and in words. */
export function compared(reason: Reason): { kind: Kind; how: string } {
  if (reason.on === 'name') {
    return { kind: reason.likeness >= 0.95 ? 'agrees' : 'near', how: words.alike(formatPercent(reason.likeness)) };
  }
  if (reason.on !== 'birth_date') return { kind: reason.how, how: words.agreement[reason.how] };
  const kind =
    reason.how === 'exact' ? 'agrees' : reason.how === 'differs' || reason.how === 'not_known' ? reason.how : 'near';
  return { kind, how: words.dates[reason.how] };
}
