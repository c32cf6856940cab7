import type { MrzSpan } from '../../../shared/document/mrz.ts';
import { runsOf, within } from '../reading/mrz-spans.ts';

export interface Fault {
  error: string;
  plain: string;
  wrong: MrzSpan[];
  /** Odd, but not wrong by a rule for this format: marked and said, and a person must look. */
  doubt?: true;
}

/** A date of six characters, year month day. Each part may be `<<` where it is not known (9303-3, 4.8), never half known. */
export function dateFault(text: string, noun: string, place: MrzSpan): Fault | null {
  const error = `invalid date: ${text}`;
  const alien = runsOf(text, /[^0-9<]+/g, place);
  if (alien.length > 0)
    return { error, plain: `The ${noun} holds digits only (year, month, day); here stands ${text}.`, wrong: alien };
  const half = [0, 2, 4].filter((at) => /<\d|\d</.test(text.slice(at, at + 2)));
  if (half.length > 0) {
    const plain = `Year, month and day of the ${noun} have two digits each; here stands ${text}.`;
    return { error, plain, wrong: half.map((at) => within(place, at, at + 2)) };
  }
  const [year, month, day] = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)];
  if (month !== '<<' && !months[Number(month) - 1]) {
    const plain = `The ${noun} has the month ${month}, which does not exist.`;
    return { error: `invalid date month: ${month}`, plain, wrong: [within(place, 2, 4)] };
  }
  if (day === '<<' || (Number(day) >= 1 && Number(day) <= lastDay(year, month))) return null;
  const of = month === '<<' ? 'a month' : months[Number(month) - 1];
  const when = month === '02' && day === '29' ? ` in a year that ends in ${year}` : '';
  const plain = `The ${noun} has the day ${day}, which ${of} does not have${when}.`;
  return { error: `invalid date day: ${day}`, plain, wrong: [within(place, 4, 6)] };
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** A year of two digits that divides by four may be a leap year: 1900 was not, 2000 was. */
function lastDay(year: string, month: string): number {
  if (month === '02') return year !== '<<' && Number(year) % 4 !== 0 ? 28 : 29;
  return ['04', '06', '09', '11'].includes(month) ? 30 : 31;
}
