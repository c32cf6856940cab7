import type { Subject } from '../../shared/document.ts';
import { rangeOfDay } from '../../shared/partial-day.ts';
import { ageOn } from './age.ts';

/** Why the dates of a document cannot be right. */
export type DateFault = 'no_such_day' | 'born_in_future' | 'too_old' | 'expires_before_birth';

/** Years. The oldest person of whom it is proven became 122; above this age a date was misread or made up. */
const oldestAge = 120;

/**
 * What cannot be, whatever the unknown parts of a date are; null where neither date was read.
 * @param today year-month-day
 */
export function dateFaults({ birthDate, expirationDate }: Subject, today: string): DateFault[] | null {
  if (!birthDate && !expirationDate) return null;
  const [birth, expiry] = [birthDate, expirationDate].map((date) => (date ? rangeOfDay(date) : undefined));
  const isNoDay = (birthDate && !birth) || (expirationDate && !expiry);
  return [
    ...(isNoDay ? (['no_such_day'] as const) : []),
    ...(birth && birth[0] > today ? (['born_in_future'] as const) : []),
    ...(birth && ageOn(today, birth[1]) > oldestAge ? (['too_old'] as const) : []),
    ...(birth && expiry && expiry[1] < birth[0] ? (['expires_before_birth'] as const) : []),
  ];
}
