import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The bearer token of one session's capture: a MAC of its id, so that it need not be stored and a repeated request is
 * given the same one. It ends some days after the session's time.
 */
export function captureToken(secret: string, sessionId: string): string {
  return `ct_${createHmac('sha256', secret).update(`capture:${sessionId}`).digest('base64url')}`;
}

export function isCaptureToken(secret: string, sessionId: string, token: string): boolean {
  const right = Buffer.from(captureToken(secret, sessionId));
  const given = Buffer.from(token);
  return right.length === given.length && timingSafeEqual(right, given);
}

/** Milliseconds. A phone may read how its session came out, and deliver late, for a week after the session's time. */
const graceMs = 7 * 24 * 60 * 60 * 1000;

/** When the token of a session ends; another try, which a reviewer asks for, gives session and token new time. */
export const captureTokenEnd = (expiresAt: Date): Date => new Date(expiresAt.getTime() + graceMs);
