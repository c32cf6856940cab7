import type { Me } from '../../shared/api/review.ts';

/** Wrong passwords for one address from one place within `restWindow` before it rests there. */
export const allowedFailures = 10;
/** From all networks together from which the address was never used. */
export const allowedFromStrangers = 60;
/** Milliseconds, of the count and of the rest: guessing becomes hopeless, and a forgetful person is not out for the day. */
export const restWindow = 15 * 60 * 1000;

/**
 * Milliseconds of inactivity after which a login ends. Breaks in an eight-hour shift last up to an hour and must not force a new
 * sign-in; an unattended computer must not stay signed in for the whole day.
 */
export const idleTimeoutMs = 60 * 60 * 1000;
/** Milliseconds between two notes of the use of one login: one write a minute, however much is asked for. */
export const useNotedEveryMs = 60 * 1000;

/** From when on a login must have been used to be good at a time. */
export const usedSince = (now: Date): Date => new Date(now.getTime() - idleTimeoutMs);

/** May they do what changes the company itself: its keys, later its settings and users? */
export const mayAdminister = ({ role }: Pick<Me['reviewer'], 'role'>): boolean => role === 'master';

/** Milliseconds for which a place rests, this try being counted already; 0 when the try may go on. */
export function restOf(
  { attempts, since }: { attempts: number; since: Date },
  now: Date,
  allowed = allowedFailures,
): number {
  return attempts > allowed ? Math.max(1, since.getTime() + restWindow - now.getTime()) : 0;
}
