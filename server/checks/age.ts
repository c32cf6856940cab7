import { rangeOfDay } from '../../shared/document/partial-day.ts';

/** Age in whole years on a day, both YYYY-MM-DD. A person born on 29 February turns a year older on 1 March in other years. */
export function ageOn(today: string, birthDate: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Minimum and maximum age on a day, for a birth date that may be partially known; undefined for an invalid date. */
export function agesOn(today: string, birthDate: string): [least: number, most: number] | undefined {
  const range = rangeOfDay(birthDate);
  return range && [ageOn(today, range[1]), ageOn(today, range[0])];
}
