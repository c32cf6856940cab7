/** Days are compared as YYYY-MM-DD in UTC: a birth date has no zone. */
export const dayOf = (iso: string): string => new Date(iso).toISOString().slice(0, 10);

/** Whether the calendar has such a day; a document may well carry 31 February. */
export function isDay(date: string): boolean {
  const [y, m, d] = date.split('-').map(Number);
  const at = new Date(Date.UTC(y ?? 0, (m ?? 0) - 1, d ?? 0));
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(date) && at.getUTCFullYear() === y && at.getUTCMonth() + 1 === m && at.getUTCDate() === d
  );
}

/** Whole years lived on the day of the verification: that is what an age rule asks, not the age today. */
export function ageOn(birthDate: string, day: string): number | null {
  if (!isDay(birthDate) || birthDate > day) return null;
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** `expired`: before the verification began, which is a fault. `since`: it was still good then, and is over today. */
export type Expiry = 'good' | 'expired' | 'since';

export function expiryOf(expirationDate: string, verifiedOn: string, today: string): Expiry {
  if (expirationDate < verifiedOn) return 'expired';
  return expirationDate < today ? 'since' : 'good';
}
