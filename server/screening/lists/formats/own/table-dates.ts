import { dayOf, readBirth } from '../dates.ts';

const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;
const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})\.?$/;
const compact = /^((?:18|19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
/** Programs append a time of day to dates: irrelevant for a birth date. */
const timeOfDay = /[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*(Z|[AP]M)?$/i;

/** Order of day and month in a column of dates; the year is last. `both`: ambiguous. */
export type DateOrder = 'day' | 'month' | 'both';

/** Decided by the first unambiguous date; dates with dots always have the day first. */
export function dateOrder(cells: Iterable<string>): DateOrder {
  for (const cell of cells) {
    for (const text of datesIn(cell)) {
      const [, first, second] = text.match(numbers) ?? [];
      if (Number(first) > 12 || /^\d{1,2}\.\d/.test(text)) return 'day';
      if (Number(second) > 12) return 'month';
    }
  }
  return 'both';
}

/** Birth dates in a cell in common notations, and the texts that could not be parsed. */
export function birthsIn(cell: string, order: DateOrder): { read: string[]; unread: string[] } {
  const texts = datesIn(cell);
  const read = texts.map((text) => tableBirths(text, order));
  return { read: [...new Set(read.flat())], unread: texts.filter((_, n) => read[n]!.length === 0) };
}

const datesIn = (cell: string): string[] =>
  cell
    .split(/[;|\n]|\sor\s/)
    .map((text) => text.trim().replace(timeOfDay, ''))
    .filter(Boolean);

/** One date. An ambiguous one gives both readings, so that no match is missed. */
function tableBirths(text: string, order: DateOrder): string[] {
  const [, y, m, d] = text.match(yearFirst) ?? text.match(compact) ?? [];
  if (y) return [dayOf(y, m!, d!) ?? []].flat();
  const parts = text.match(numbers);
  if (!parts) return [readBirth(text) ?? []].flat();
  const [, first, second, year] = parts as unknown as [string, string, string, string];
  const found = yearsOf(year).flatMap((one) => [
    ...(order === 'month' ? [] : [dayOf(one, second, first) ?? []].flat()),
    ...(order === 'day' ? [] : [dayOf(one, first, second) ?? []].flat()),
  ]);
  // If one reading has a month above 12, only the other one is a full date.
  const whole = found.filter((date) => date.length === 10);
  return [...new Set(whole.length > 0 ? whole : found)];
}

/** Two-digit years give both centuries, except for years in the future. */
function yearsOf(year: string): string[] {
  if (year.length === 4) return [year];
  const now = new Date().getUTCFullYear();
  return ['19', '20'].map((century) => `${century}${year}`).filter((one) => Number(one) <= now);
}
