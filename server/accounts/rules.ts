import type { Login } from './login.ts';

/** Wrong passwords in a row before an account rests. */
export const allowedFailures = 10;
/** Milliseconds of rest: guessing becomes hopeless, and a forgetful person is not locked out for the day. */
export const lockedFor = 15 * 60 * 1000;

export const mayManageKeys = (login: Pick<Login, 'role'>): boolean => login.role === 'master';

/** What a wrong password does to an account. */
export function afterFailure(failures: number, now: Date): { failures: number; lockedUntil: Date | null } {
  return failures + 1 >= allowedFailures
    ? { failures: 0, lockedUntil: new Date(now.getTime() + lockedFor) }
    : { failures: failures + 1, lockedUntil: null };
}
