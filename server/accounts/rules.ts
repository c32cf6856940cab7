import type { Me } from '../../shared/api/review.ts';

/** Wrong passwords for one address from one place within `restWindow` before it rests there. */
export const allowedFailures = 10;
/** From all networks together from which the address was never used. */
export const allowedFromStrangers = 60;
/** Milliseconds, of the count and of the rest: guessing becomes hopeless, and a forgetful person is not out for the day. */
export const restWindow = 15 * 60 * 1000;

/** May they do what changes the company itself: its keys, later its settings and users? */
export const mayAdminister = ({ role }: Pick<Me['reviewer'], 'role'>): boolean => role === 'master';

/** Milliseconds for which a place rests, this try being counted already; 0 when the try may go on. */
export function restOf({ tries, since }: { tries: number; since: Date }, now: Date, allowed = allowedFailures): number {
  return tries > allowed ? Math.max(1, since.getTime() + restWindow - now.getTime()) : 0;
}
