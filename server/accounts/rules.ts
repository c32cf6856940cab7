import type { Me } from '../../shared/api/review.ts';

/** Wrong passwords in a row before an account rests. */
export const allowedFailures = 10;
/** Milliseconds of rest: guessing becomes hopeless, and a forgetful person is not locked out for the day. */
export const lockedFor = 15 * 60 * 1000;

/** May they do what changes the company itself: its keys, later its settings and users? */
export const mayAdminister = ({ role }: Pick<Me['reviewer'], 'role'>): boolean => role === 'master';

/** What a wrong password does to an account. */
export function afterFailure(failures: number, now: Date): { failures: number; lockedUntil: Date | null } {
  return failures + 1 >= allowedFailures
    ? { failures: 0, lockedUntil: new Date(now.getTime() + lockedFor) }
    : { failures: failures + 1, lockedUntil: null };
}
