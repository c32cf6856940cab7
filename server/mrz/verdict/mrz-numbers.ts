import type { MrzFormat, MrzSpan } from '../../../shared/document/mrz.ts';
import { checkDigitOf } from '../reading/check-digit.ts';
import { type MrzLayout, textAt } from '../reading/mrz-layout.ts';
import { within } from '../reading/mrz-spans.ts';

export interface DocumentNumber {
  text: string;
  span: MrzSpan;
  digit: { found: string; expected: string; span: MrzSpan } | null;
  /** What the number takes of the optional data. */
  taken: number;
}

/**
 * On cards (9303-5 note j, 9303-6 note j) a number past nine characters has `<` for its check digit and goes on
 * in the optional data, up to the first filler, the last character before it being the check digit.
 * Passports and visas have no such rule.
 */
export function documentNumberOf(
  format: MrzFormat,
  lines: readonly string[],
  layout: MrzLayout,
): DocumentNumber | null {
  const place = layout['Document number']?.[0];
  if (!place) return null;
  const head = textAt(lines, place);
  const digitPlace = layout['Document number check digit']?.[0];
  if (!digitPlace) return { text: unpadded(head), span: place, digit: null, taken: 0 };
  const found = textAt(lines, digitPlace);
  const optional = format === 'TD1' || format === 'TD2' ? layout['Personal number']?.[0] : undefined;
  const more = optional && found === '<' ? /^[^<]*/.exec(textAt(lines, optional))![0] : '';
  if (!optional || more === '') {
    const source = format.startsWith('FRENCH')
      ? textAt(lines, { ...digitPlace, start: 0, end: digitPlace.start })
      : head;
    return {
      text: unpadded(head),
      span: place,
      digit: { found, expected: checkDigitOf(source), span: digitPlace },
      taken: 0,
    };
  }
  const tail = more.slice(0, -1);
  const digit = more.slice(-1);
  // States differ in whether the filler at the check digit's own place is counted; most count it.
  const counted = checkDigitOf(`${head}<${tail}`);
  const expected = checkDigitOf(head + tail) === digit ? digit : counted;
  // In TD1 the optional data follows at once, so that one span holds the whole number.
  const adjoins = optional.line === place.line && optional.start === digitPlace.end;
  return {
    text: head + tail,
    span: adjoins && tail !== '' ? { ...place, end: optional.start + tail.length } : place,
    digit: { found: digit, expected, span: within(optional, tail.length, tail.length + 1) },
    taken: Math.min(more.length + 1, optional.end - optional.start),
  };
}

export const unpadded = (text: string): string => text.replace(/(?<!<)<+$/, '');
