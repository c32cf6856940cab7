import type { MrzSpan } from '../../../shared/document/mrz.ts';
import { runsOf, unfilled, within } from '../reading/mrz-spans.ts';
import type { Fault } from './mrz-dates.ts';

export interface NamePart {
  text: string;
  span: MrzSpan;
}

/** `LAST<<FIRST`: without `<<` the whole field is the last name (9303-3, 4.6: some people have one name only). */
export function splitName(text: string, place: MrzSpan): { last: NamePart; first: NamePart | null } {
  const gap = text.search(/<</);
  if (gap < 0) return { last: part(text, 0, place), first: null };
  const rest = text.slice(gap);
  const skipped = rest.length - rest.replace(/^<+/, '').length;
  const first = rest.slice(skipped) === '' ? null : part(rest.slice(skipped), gap + skipped, place);
  // A missing last name is marked where it should begin.
  const last = gap === 0 ? { text: '', span: within(place, 0, 2) } : part(text.slice(0, gap), 0, place);
  return { last, first };
}

function part(text: string, start: number, place: MrzSpan): NamePart {
  return { text, span: unfilled(text, within(place, start, start + text.length)) };
}

/** The name in readable form. */
export const nameText = (text: string): string => text.replace(/<+/g, ' ').trim();

/** @param isLone whether the other name is missing or holds no letter */
export function nameFault(
  name: NamePart,
  which: 'last' | 'first',
  theirs: string | undefined,
  isLone: boolean,
): Fault | null {
  const wrong = runsOf(name.text, /[^A-Z<]+/g, name.span);
  if (wrong.length > 0) {
    const found = [...new Set(name.text.replace(/[A-Z<]/g, ''))].join(' ');
    const pattern = which === 'last' ? '/^[A-Z<]*<*$/' : '/^[A-Z<]+<*$/';
    const same = `invalid text: ${name.text}. Must match the following regular expression: ${pattern}`;
    // The package's own message is used for the French cards only: for other formats it may have been given a line without
    // digits.
    const error = theirs?.endsWith('alphabetical with <') ? theirs : same;
    return { error, plain: `A name may hold only letters and <; here stands ${found}.`, wrong };
  }
  if (which === 'first' || /[A-Z]/.test(name.text)) return null;
  const error = `invalid text: ${name.text}. Must hold a name`;
  if (isLone) return { error, plain: 'The zone holds no name.', wrong: [name.span] };
  return {
    error,
    plain:
      'The last name is missing. The standard puts an only name in its place; some states, such as India, print it as a first name.',
    wrong: [name.span],
    doubt: true,
  };
}
