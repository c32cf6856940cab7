import { createSignal, untrack } from 'solid-js';
import { perLocale } from '../../text/per-locale.ts';

// In the reader's locale and zone. Day before a spelled-out month, to be unambiguous.

const dates = (options: Intl.DateTimeFormatOptions) => perLocale((of) => new Intl.DateTimeFormat(of, options));
const units = (unit: string, unitDisplay: 'short' | 'long') =>
  perLocale((of) => new Intl.NumberFormat(of, { style: 'unit', unit, unitDisplay }));

const day = dates({ day: 'numeric', month: 'short', year: 'numeric' });
const utcDay = dates({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const utcMonth = dates({ month: 'short', year: 'numeric', timeZone: 'UTC' });
const shortDay = dates({ day: 'numeric', month: 'short' });
const clock = dates({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const minutes = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const zoned = dates({ dateStyle: 'full', timeStyle: 'long', hourCycle: 'h23' } as Intl.DateTimeFormatOptions);
const justNow = perLocale((of) => new Intl.RelativeTimeFormat(of, { numeric: 'auto' }).format(0, 'second'));
const relative = perLocale((of) => new Intl.RelativeTimeFormat(of, { numeric: 'always', style: 'short' }));
const number = perLocale((of) => new Intl.NumberFormat(of));
const ratio = perLocale((of) => new Intl.NumberFormat(of, { maximumFractionDigits: 1 }));
const percent = perLocale((of) => new Intl.NumberFormat(of, { style: 'percent', maximumFractionDigits: 0 }));
const shortMinutes = units('minute', 'short');
const shortHours = units('hour', 'short');
const longUnits = { day: units('day', 'long'), hour: units('hour', 'long'), minute: units('minute', 'long') };

/** With at most one decimal. */
/** Intl puts marks of direction beside signs of Arabic numbers; alone, they would be shown as hidden characters. */
const unmarked = (formatted: string): string => formatted.replace(/[\u200e\u200f\u061c]/g, '');

export const formatRatio = (n: number) => unmarked(ratio().format(n));
/** @param share 0 to 1 */
export const formatPercent = (share: number) => unmarked(percent().format(share));
/** `30 minutes`, `2 hours`, `7 days`: whole ones, else the smaller unit. */
export function formatLasting(minutes: number): string {
  if (minutes % 1_440 === 0) return longUnits.day().format(minutes / 1_440);
  return minutes % 60 === 0 ? longUnits.hour().format(minutes / 60) : longUnits.minute().format(minutes);
}
export const formatNumber = (n: number) => unmarked(number().format(n));
/** `22 Nov 2026, 14:03:07` */
export const formatTime = (iso: string) => `${day().format(new Date(iso))}, ${clock().format(new Date(iso))}`;
/** `14:03` */
export const formatMinutes = (at: Date) => minutes().format(at);
/** `14:03:07` */
export const formatClock = (iso: string) => clock().format(new Date(iso));
/** With the zone, for hovering. */
export const formatZoned = (iso: string) => zoned().format(new Date(iso));
/** A birth date or similar: a date without a zone, `YYYY-MM-DD`. */
export const formatDay = (date: string) => utcDay().format(new Date(`${date}T00:00:00Z`));
/** The same for a partially known date: `7 Mar 1960`, `Mar 1960`, `1960`. */
export function formatPartialDay(date: string): string {
  if (date.length === 4) return date;
  return date.length === 7 ? utcMonth().format(new Date(`${date}-01T00:00:00Z`)) : formatDay(date);
}

/** `14:03` today, `22 Nov, 14:03` this year, `22 Nov 2025` before. */
export function formatShort(iso: string, now: Date = new Date()): string {
  const at = new Date(iso);
  if (at.toDateString() === now.toDateString()) return clock().format(at);
  if (at.getFullYear() === now.getFullYear()) return `${shortDay().format(at)}, ${minutes().format(at)}`;
  return day().format(at);
}

/** `now`, `40 sec ago` within a day; null if older. */
export function formatAgo(iso: string, now: number): string | null {
  const seconds = Math.max(0, Math.round((now - Date.parse(iso)) / 1000));
  if (seconds < 2) return justNow();
  if (seconds < 60) return relative().format(-seconds, 'second');
  if (seconds < 3600) return relative().format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return relative().format(-Math.floor(seconds / 3600), 'hour');
  return null;
}

/** `0:42`, `12:05`, `1:02:09` */
export function formatDuration(ms: number): string {
  const all = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Minutes as people say them: `45 min`, `2 hr`. */
export const formatTarget = (minutes: number): string =>
  minutes % 60 === 0 ? shortHours().format(minutes / 60) : shortMinutes().format(minutes);

/** At least `1 kB`: no non-empty file is shown as zero. */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${number().format(bytes === 0 ? 0 : Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${number().format(Math.round(bytes / 1e5) / 10)} MB`;
}

const [clockNow, setNow] = createSignal(Date.now());
let isTicking = false;
function tick(): void {
  isTicking = true;
  setNow(Date.now());
  setTimeout(tick, 1000 - (Date.now() % 1000));
}

/** One clock for every live time on the page: all change together, once a second, from when one is first shown. */
export function now(): number {
  if (!isTicking && typeof window !== 'undefined') untrack(tick);
  return clockNow();
}
