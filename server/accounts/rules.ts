import type { Me } from '../../shared/api/review.ts';

/** Wrong passwords for one address from one place within `restWindow` before further attempts are paused. */
export const allowedFailures = 10;
/** The same, for all networks together from which the address was never used. */
export const allowedFromStrangers = 60;
/**
 * Milliseconds, of the counting window and of the pause: long enough to make guessing hopeless, short enough for a forgetful
 * user.
 */
export const restWindow = 15 * 60 * 1000;

/**
 * Milliseconds of inactivity after which a login ends. Breaks in an eight-hour shift last up to an hour and must not force a new
 * sign-in; an unattended computer must not stay signed in for the whole day.
 */
export const idleTimeoutMs = 60 * 60 * 1000;
/** Milliseconds between two updates of a login's last use: at most one write a minute, however many requests. */
export const useNotedEveryMs = 60 * 1000;

/** The earliest last use with which a login is still valid at `now`. */
export const usedSince = (now: Date): Date => new Date(now.getTime() - idleTimeoutMs);

/** May the user administer the company: its keys, later its settings and users? */
export const mayAdminister = ({ role }: Pick<Me['reviewer'], 'role'>): boolean => role === 'master';

/** Milliseconds for which a place is paused, with this attempt already counted; 0 when it may proceed. */
export function restOf(
  { attempts, since }: { attempts: number; since: Date },
  now: Date,
  allowed = allowedFailures,
): number {
  return attempts > allowed ? Math.max(1, since.getTime() + restWindow - now.getTime()) : 0;
}
