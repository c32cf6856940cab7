import { createHmac, timingSafeEqual } from 'node:crypto';
import type { InstallationKey, Keyring } from '../../keyring.ts';

/**
 * The bearer token of one session's capture: a MAC of its id and the id of the key that made it, so that it need not be
 * stored and a repeated request is given the same one. It ends some days after the session's time.
 */
export const captureToken = ({ current }: Keyring, sessionId: string): string => tokenOf(current, sessionId);

const tokenOf = (key: InstallationKey, sessionId: string): string =>
  `ct_${key.id}_${createHmac('sha256', key.derive('capture tokens')).update(sessionId).digest('base64url')}`;

export function isCaptureToken(keyring: Keyring, sessionId: string, token: string): boolean {
  const key = keyring.find(token.slice(3, 11));
  if (!key) return false;
  const right = Buffer.from(tokenOf(key, sessionId));
  const given = Buffer.from(token);
  return right.length === given.length && timingSafeEqual(right, given);
}

/** Milliseconds. A phone may read how its session came out, and deliver late, for a week after the session's time. */
const graceMs = 7 * 24 * 60 * 60 * 1000;

/** When the token of a session ends; another try, which a reviewer asks for, gives session and token new time. */
export const captureTokenEnd = (expiresAt: Date): Date => new Date(expiresAt.getTime() + graceMs);
