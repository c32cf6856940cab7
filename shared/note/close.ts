/**
 * Why a note's socket is closed. 44xx and 1009: for good, reconnecting would end the same way; the stock y-websocket client
 * does not reconnect after 4400 to 4499 either. 45xx, 1011, 1012, 1013: reconnect, with jitter.
 */
export const noteClose = {
  malformed: 4400,
  unauthenticated: 4401,
  forged: 4403,
  not_found: 4404,
  too_large: 4413,
  frozen: 4423,
  full: 4424,
  not_saved: 4500,
  rate_limited: 4529,
  internal: 1011,
  restarting: 1012,
  too_slow: 1013,
} as const;
export type NoteClose = keyof typeof noteClose;

/** RFC 6455: the message is longer than `longestFrame`. The WebSocket library closes before we see it. */
export const frameTooLarge = 1009;

/** Whether a client must not reconnect: it would resend the same, and be closed again. */
export const isFinalClose = (code: number): boolean => code === frameTooLarge || (code >= 4400 && code < 4500);
