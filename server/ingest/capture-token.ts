import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The bearer token of one session's capture: a MAC of its id, so that it need not be stored and a repeated request is
 * given the same one. Useless once the session is over.
 */
export function captureToken(secret: string, sessionId: string): string {
  return `ct_${createHmac('sha256', secret).update(`capture:${sessionId}`).digest('base64url')}`;
}

export function isCaptureToken(secret: string, sessionId: string, token: string): boolean {
  const right = Buffer.from(captureToken(secret, sessionId));
  const given = Buffer.from(token);
  return right.length === given.length && timingSafeEqual(right, given);
}
