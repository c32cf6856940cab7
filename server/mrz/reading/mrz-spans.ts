import type { MrzSpan } from '../../../shared/document/mrz.ts';

/** Each run of characters that may not stand in this place; `alien` matches one run and has the flag g. */
export const runsOf = (text: string, alien: RegExp, place: MrzSpan): MrzSpan[] =>
  [...text.matchAll(alien)].map((m) => within(place, m.index, m.index + m[0].length));

export const within = (place: MrzSpan, start: number, end: number): MrzSpan => ({
  line: place.line,
  start: place.start + start,
  end: place.start + end,
});

/** The place without the fillers at its end; all of it, when nothing else stands there. */
export function unfilled(text: string, place: MrzSpan): MrzSpan {
  const length = text.replace(/(?<!<)<+$/, '').length;
  return length === 0 ? place : within(place, 0, length);
}
