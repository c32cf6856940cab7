import type { DateLikeness } from '../../../shared/screening/screening.ts';

/** The best first. */
const order: readonly DateLikeness[] = ['exact', 'swapped', 'month', 'year', 'near', 'differs'];

/**
 * How a birth date goes together with those of a list (see ListedPerson.births), by the one that fits best.
 * @param date year-month-day, or as much of it as is known
 */
export function birthLikeness(date: string | undefined, births: readonly string[]): DateLikeness {
  if (date === undefined) return 'unknown';
  const found = new Set(births.map((birth) => likenessOf(date, birth)));
  return order.find((how) => found.has(how)) ?? 'unknown';
}

/** Years within which a date that the list itself calls rough may be meant. */
const roughYears = 2;
/** Years of a range that says as much as a year. */
const shortRange = 5;

function likenessOf(date: string, birth: string): DateLikeness {
  const year = Number(date.slice(0, 4));
  if (birth.includes('/')) {
    const [from, to] = birth.split('/').map((one) => Number.parseInt(one, 10)) as [number, number];
    if (Number.isNaN(from) || Number.isNaN(to)) return 'unknown';
    if (year >= from && year <= to) return to - from <= shortRange ? 'year' : 'near';
    return year >= from - 1 && year <= to + 1 ? 'near' : 'differs';
  }
  const isRough = birth.startsWith('~');
  const plain = isRough ? birth.slice(1) : birth;
  const theirs = Number(plain.slice(0, 4));
  if (!Number.isInteger(theirs) || theirs === 0) return 'unknown';
  const apart = Math.abs(year - theirs);
  // A rough date says its year, and a day in it is as rough.
  if (isRough) return apart === 0 ? 'year' : apart <= roughYears ? 'near' : 'differs';
  // Who knows less of it has said all that the other's begins with.
  const shared = Math.min(date.length, plain.length);
  if (date.slice(0, shared) === plain.slice(0, shared))
    return shared === 10 ? 'exact' : shared === 7 ? 'month' : 'year';
  if (shared === 10 && plain === swappedDay(date)) return 'swapped';
  // The first of January is what is written of who knows the year alone.
  if (shared < 10 || plain.endsWith('-01-01')) return apart <= 1 ? 'near' : 'differs';
  return isOneSlip(date, plain) ? 'near' : 'differs';
}

/** Of two whole dates: only the day, only the month, or only the year, and that by one, is another. */
function isOneSlip(date: string, theirs: string): boolean {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const [otherYear, otherMonth, otherDay] = theirs.split('-').map(Number) as [number, number, number];
  if (year === otherYear) return month === otherMonth || day === otherDay;
  return Math.abs(year - otherYear) === 1 && month === otherMonth && day === otherDay;
}

/** Day and month in each other's place. */
export const swappedDay = (date: string): string => `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`;
