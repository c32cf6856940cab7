import { oldAfterDays } from '../../../../../shared/screening/screening.ts';

const day = 86_400_000;

/** Whole days since the day of a list. */
export const daysSince = (date: string, now: number) => Math.floor((now - Date.parse(`${date}T00:00:00Z`)) / day);

export const isOld = (days: number) => days > oldAfterDays;
