import { onCleanup } from 'solid-js';

/** Milliseconds since the last touch for which a page that can be seen is in use: somebody may watch a session. */
export const watchedMs = 60 * 60_000;
/** Milliseconds between two reports that the page is in use. */
export const reportEveryMs = 60_000;
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

let touchedAt = performance.now();

/** Somebody uses this page: it can be seen and was touched within the hour. A hidden page is not in use, whatever it loads. */
export const isAttended = (): boolean =>
  document.visibilityState === 'visible' && performance.now() - touchedAt < watchedMs;

/**
 * Reports, once a minute, that this page is in use, for as long as it is: its login goes on. What the page asks for by itself
 * beyond that does not count (api.ts), or an open page would keep a login for ever.
 */
export function createAttendance(report: () => Promise<unknown>): void {
  touchedAt = performance.now();
  let reportedAt = performance.now();
  let at = '';
  const look = (): void => {
    if (!isAttended() || performance.now() - reportedAt < reportEveryMs) return;
    reportedAt = performance.now();
    // What went wrong shows elsewhere: the login has ended, or the line is down.
    report().catch(() => {});
  };
  const touch = (event: Event): void => {
    // What moves under a pointer that rests is no touch.
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
