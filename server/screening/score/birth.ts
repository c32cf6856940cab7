import type { DateLikeness } from '../../../shared/screening.ts';

/** The best first. */
const order: readonly DateLikeness[] = ['exact', 'swapped', 'month', 'year', 'near', 'differs'];

/**
 * How a birth date goes together with those of a list (see ListedPerson.births), by the one that fits best.
 * @param date year-month-day
 */
export function birthLikeness(date: string | undefined, births: readonly string[]): DateLikeness {
  if (date === undefined) return 'not_known';
  const found = new Set(births.map((birth) => likenessOf(date, birth)));
  return order.find((how) => found.has(how)) ?? 'not_known';
}

/** Years within which a date that the list itself calls rough may be meant. */
const roughly = 2;

function likenessOf(date: string, birth: string): DateLikeness {
  const year = Number(date.slice(0, 4));
  if (birth.includes('/')) {
    const [from, to] = birth.split('/').map((one) => Number.parseInt(one, 10)) as [number, number];
    if (Number.isNaN(from) || Number.isNaN(to)) return 'not_known';
    return year >= from && year <= to ? 'near' : year >= from - 1 && year <= to + 1 ? 'near' : 'differs';
  }
  const isRough = birth.startsWith('~');
  const plain = isRough ? birth.slice(1) : birth;
  const theirs = Number(plain.slice(0, 4));
  if (!Number.isInteger(theirs) || theirs === 0) return 'not_known';
  if (isRough) return Math.abs(year - theirs) <= roughly ? 'near' : 'differs';
  if (date.startsWith(plain)) return plain.length === 10 ? 'exact' : plain.length === 7 ? 'month' : 'year';
  if (plain.length === 10 && plain === swappedDay(date)) return 'swapped';
  // The first of January is what is written of who knows the year alone.
  if (plain.length < 10 || plain.endsWith('-01-01')) return Math.abs(year - theirs) <= 1 ? 'near' : 'differs';
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
