/** A date whose month or day may be unknown: `1960`, `1960-03` or `1960-03-07`. */
const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Documents without an expiry print 31 December 9999, those of Spain 1 January. */
const unlimitedYear = '9999';

export interface DayParts {
  year: string;
  month: string | undefined;
  day: string | undefined;
}

/** undefined: malformed, or not a calendar date. */
export function partsOfDay(text: string): DayParts | undefined {
  const [, year, month, day] = shape.exec(text) ?? [];
  if (year === undefined || year === '0000') return undefined;
  if (month !== undefined && !(Number(month) >= 1 && Number(month) <= 12)) return undefined;
  if (day !== undefined && !(Number(day) >= 1 && Number(day) <= lastDayOf(year, month!))) return undefined;
  return { year, month, day };
}

export const isPartialDay = (text: string): boolean => partsOfDay(text) !== undefined;

/** A complete calendar date. */
export const isWholeDay = (text: string): boolean => partsOfDay(text)?.day !== undefined;

/** Of a document without expiry. */
export const isUnlimited = (text: string): boolean => text.startsWith(unlimitedYear);

/** The first and the last day that it may be; undefined for an invalid date. Equal for a complete one. */
export function rangeOfDay(text: string): [first: string, last: string] | undefined {
  const parts = partsOfDay(text);
  if (!parts) return undefined;
  const { year, month, day } = parts;
  if (day !== undefined) return [text, text];
  if (month !== undefined) return [`${text}-01`, `${text}-${lastDayOf(year, month)}`];
  return [`${year}-01-01`, `${year}-12-31`];
}

/**
 * As documents print an unknown part: `1960-00-00` is `1960`, `1960-03-00` is `1960-03`. Anything else is left unchanged:
 * in `00.03.1960` it is ambiguous which of the two numbers is the month.
 */
export const withoutZeroParts = (text: string): string =>
  /^\d{4}-(00-00|\d{2}-00)$/.test(text) ? text.replace(/(-00)+$/, '') : text;

function lastDayOf(year: string, month: string): number {
  const first = new Date(Date.UTC(2000, Number(month), 0));
  first.setUTCFullYear(Number(year), Number(month), 0);
  return first.getUTCDate();
}
