import { contrastOnWhite } from '../../print/colour.ts';

/** Of letters in this colour on white paper: from 1 (white itself) to 21 (black). */
export const contrastOf = (colour: string): number =>
  contrastOnWhite([1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)));

/** What was typed as the API has it; undefined when it is no colour. `1F3A5F` and `#abc` are meant well. */
export function colourOf(typed: string): string | undefined {
  const [, digits] = /^\s*#?([0-9a-f]{6}|[0-9a-f]{3})\s*$/i.exec(typed) ?? [];
  if (!digits) return undefined;
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return `#${six.toLowerCase()}`;
}
