import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAttendance, isAttended, reportEveryMs, watchedMs } from './attendance.ts';

let reports: number;
let end: () => void;
let visibility: DocumentVisibilityState;
const show = (state: DocumentVisibilityState) => {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
};
const press = () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }));
beforeEach(() => {
  vi.useFakeTimers();
  reports = 0;
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  end = createRoot((dispose) => {
    createAttendance(async () => {
      reports += 1;
    });
    return dispose;
  });
});
afterEach(() => {
  end();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('a page that somebody watches is in use for an hour after the last touch, and then no more (security.md L4)', () => {
  vi.advanceTimersByTime(watchedMs + reportEveryMs);
  expect(reports).toBe(watchedMs / reportEveryMs - 1);
  expect(isAttended()).toBe(false);
  vi.advanceTimersByTime(5 * watchedMs);
  expect(reports).toBe(watchedMs / reportEveryMs - 1);
  press();
  expect(isAttended()).toBe(true);
  expect(reports).toBe(watchedMs / reportEveryMs);
});

it('tells once a minute, however much is typed', () => {
  for (let n = 0; n < 1_000; n++) press();
  expect(reports).toBe(0);
  vi.advanceTimersByTime(reportEveryMs);
  for (let n = 0; n < 1_000; n++) press();
  expect(reports).toBe(1);
});

it('a page that nobody can see is not in use; seen again, it is at once', () => {
  show('hidden');
  vi.advanceTimersByTime(10 * reportEveryMs);
  expect([reports, isAttended()]).toEqual([0, false]);
  show('visible');
  expect([reports, isAttended()]).toEqual([1, true]);
});

it('what moves under a pointer that rests is no touch', () => {
  const move = (screenX: number) =>
    document.dispatchEvent(new MouseEvent('pointermove', { screenX, screenY: 5 } as MouseEventInit));
  move(3);
  vi.advanceTimersByTime(watchedMs + 1);
  move(3);
  expect(isAttended()).toBe(false);
  move(4);
  expect(isAttended()).toBe(true);
});
