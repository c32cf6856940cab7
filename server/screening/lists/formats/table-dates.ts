import { dayOf, readBirth } from './dates.ts';

const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** Whether the numbers of a column of dates are day, month, year or month, day, year. `both`: nothing in it tells. */
export type DateOrder = 'day' | 'month' | 'both';

/** Told by the first date whose numbers are of one kind alone; points are never written month first. */
export function dateOrder(cells: Iterable<string>): DateOrder {
  for (const cell of cells) {
    const [, first, second] = cell.trim().match(numbers) ?? [];
    if (Number(first) > 12 || /^\d+\.\d/.test(cell.trim())) return 'day';
    if (Number(second) > 12) return 'month';
  }
  return 'both';
}

/** Birth dates as people write them in tables. One that may be read in two ways is both: nobody is missed by that. */
export function tableBirths(cell: string, order: DateOrder): string[] {
  const text = cell.trim();
  const parts = text.match(numbers);
  if (!parts) return [readBirth(text) ?? []].flat();
  const [, first, second, year] = parts as unknown as [string, string, string, string];
  const found: string[] = [];
  if (order !== 'month') found.push(...[dayOf(year, second, first) ?? []].flat());
  if (order !== 'day') found.push(...[dayOf(year, first, second) ?? []].flat());
  return [...new Set(found)];
}
