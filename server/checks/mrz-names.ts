import type { MrzSpan } from '../../shared/mrz.ts';
import type { Fault } from './mrz-dates.ts';
import { runsOf, unfilled, within } from './mrz-spans.ts';

export interface NamePart {
  text: string;
  span: MrzSpan;
}

/** `LAST<<FIRST`: without `<<` all of it is the last name (9303-3, 4.6: some people have one name only). */
export function splitName(text: string, place: MrzSpan): { last: NamePart; first: NamePart | null } {
  const gap = text.search(/<</);
  if (gap < 0) return { last: part(text, 0, place), first: null };
  const rest = text.slice(gap);
  const skipped = rest.length - rest.replace(/^<+/, '').length;
  const first = rest.slice(skipped) === '' ? null : part(rest.slice(skipped), gap + skipped, place);
  return { last: part(text.slice(0, gap), 0, place), first };
}

function part(text: string, start: number, place: MrzSpan): NamePart {
  return { text, span: unfilled(text, within(place, start, start + text.length)) };
}

/** What stands there, as people write it. */
export const nameText = (text: string): string => text.replace(/<+/g, ' ').trim();

export function nameFault(name: NamePart, which: 'last' | 'first', theirs: string | undefined): Fault | null {
  const wrong = runsOf(name.text, /[^A-Z<]+/g, name.span);
  if (wrong.length > 0) {
    const found = [...new Set(name.text.replace(/[A-Z<]/g, ''))].join(' ');
    const error = `invalid text: ${name.text}. Must match the following regular expression: ${which === 'last' ? '/^[A-Z<]*<*$/' : '/^[A-Z<]+<*$/'}`;
    // The package was shown `?` where it would have taken the line for another format.
    const own = theirs === undefined || theirs.includes('?');
    return { error: own ? error : theirs, plain: `A name may hold only letters and <; here stands ${found}.`, wrong };
  }
  if (which === 'first' || /[A-Z]/.test(name.text)) return null;
  return {
    error: `invalid text: ${name.text}. Must hold a name`,
    plain: 'The last name is missing: it is the one name that every document has.',
    wrong: [name.span],
  };
}
