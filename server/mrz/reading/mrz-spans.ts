import type { MrzSpan } from '../../../shared/document/mrz.ts';

/** Each run of characters that are not allowed at this position; `alien` matches one run and has the flag g. */
export const runsOf = (text: string, alien: RegExp, place: MrzSpan): MrzSpan[] =>
  [...text.matchAll(alien)].map((m) => within(place, m.index, m.index + m[0].length));

export const within = (place: MrzSpan, start: number, end: number): MrzSpan => ({
  line: place.line,
  start: place.start + start,
  end: place.start + end,
});

/** The span without trailing fillers; the whole span when it contains only fillers. */
export function unfilled(text: string, place: MrzSpan): MrzSpan {
  const length = text.replace(/(?<!<)<+$/, '').length;
  return length === 0 ? place : within(place, 0, length);
}
