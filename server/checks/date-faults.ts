import type { Subject } from '../../shared/document/document.ts';
import { rangeOfDay } from '../../shared/document/partial-day.ts';
import { ageOn } from './age.ts';

/** Why the dates of a document cannot be right. */
export type DateFault =
  | 'no_such_day'
  | 'born_in_future'
  | 'too_old'
  | 'expires_before_birth'
  | 'issued_before_birth'
  | 'issued_in_future'
  | 'expires_before_issue';

/** Years. The oldest person of whom it is proven became 122; above this age a date was misread or made up. */
const oldestAge = 120;

/**
 * What cannot be, whatever the unknown parts of a date are; null where no date was read.
 * @param today year-month-day in UTC
 */
export function dateFaults({ birthDate, issueDate, expirationDate }: Subject, today: string): DateFault[] | null {
  const dates = [birthDate, issueDate, expirationDate];
  if (dates.every((date) => !date)) return null;
  const [birth, issue, expiry] = dates.map((date) => (date ? rangeOfDay(date) : undefined));
  const faults: [DateFault, boolean | undefined][] = [
    ['no_such_day', dates.some((date) => date && !rangeOfDay(date))],
    ['born_in_future', birth && birth[0] > today],
    ['too_old', birth && ageOn(today, birth[1]) > oldestAge],
    ['issued_before_birth', birth && issue && issue[1] < birth[0]],
    ['issued_in_future', issue && issue[0] > dayAfter(today)],
    ['expires_before_issue', issue && expiry && expiry[1] < issue[0]],
    ['expires_before_birth', birth && expiry && expiry[1] < birth[0]],
  ];
  return faults.flatMap(([fault, isSo]) => (isSo ? fault : []));
}

/** East of Greenwich it may be the next day already: a document of today is shown on the day that it was issued. */
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
