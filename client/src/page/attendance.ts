import { onCleanup } from 'solid-js';

/** Milliseconds after the last input during which a visible page counts as in use: a reviewer may be watching a session. */
export const watchedMs = 60 * 60_000;
/** Milliseconds between two reports that the page is in use. */
export const reportEveryMs = 60_000;
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

let touchedAt = performance.now();

/** The page is in use: visible, with input within the last hour. A hidden page is not in use, whatever it loads. */
export const isAttended = (): boolean =>
  document.visibilityState === 'visible' && performance.now() - touchedAt < watchedMs;

/**
 * Reports once a minute that this page is in use, which extends the login. Background requests do not count (api.ts), or an open
 * page would keep a login alive for ever.
 */
export function createAttendance(report: () => Promise<unknown>): void {
  touchedAt = performance.now();
  let reportedAt = performance.now();
  let at = '';
  const look = (): void => {
    if (!isAttended() || performance.now() - reportedAt < reportEveryMs) return;
    reportedAt = performance.now();
    // Errors show elsewhere: the login has expired, or the network is down.
    report().catch(() => {});
  };
  const touch = (event: Event): void => {
    // Content moving under a resting pointer is not input.
    const before = at;
    if (event instanceof MouseEvent) at = `${event.screenX} ${event.screenY}`;
    if (event.type === 'pointermove' && at === before) return;
    touchedAt = performance.now();
    look();
  };
  const timer = setInterval(look, reportEveryMs / 2);
  for (const name of touches) document.addEventListener(name, touch, { capture: true, passive: true });
  document.addEventListener('visibilitychange', look);
  onCleanup(() => {
    clearInterval(timer);
    for (const name of touches) document.removeEventListener(name, touch, { capture: true });
    document.removeEventListener('visibilitychange', look);
  });
}
