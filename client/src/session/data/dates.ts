import { isUnlimited, rangeOfDay } from '../../../../shared/document/partial-day.ts';

/** Days are compared as YYYY-MM-DD in UTC: a birth date has no zone. */
export const dayOf = (iso: string): string => new Date(iso).toISOString().slice(0, 10);

/**
 * Whole years lived on the day of the verification: that is what an age rule asks, not the age today. Of a birth date that is
 * known in part, the least and the most; null for what is no day, or one to come.
 */
export function agesOn(birthDate: string, day: string): [least: number, most: number] | null {
  const range = rangeOfDay(birthDate);
  if (!range || range[0] > day) return null;
  return [Math.max(0, ageOn(range[1], day)), ageOn(range[0], day)];
}

function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/**
 * `expired`: before the verification began, which is a fault. `since`: it was still good then, and is over today. `never`: of a
 * document without an end. Of a date that is known in part, by the last day that it may be.
 */
export type Expiry = 'good' | 'expired' | 'since' | 'never';

export function expiryOf(expirationDate: string, verifiedOn: string, today: string): Expiry {
  if (isUnlimited(expirationDate)) return 'never';
  const last = rangeOfDay(expirationDate)?.[1] ?? expirationDate;
  if (last < verifiedOn) return 'expired';
  return last < today ? 'since' : 'good';
}
