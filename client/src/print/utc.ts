import { perLocale } from '../text/per-locale.ts';
import { words } from './words.ts';

// A report is read in any country, years later: one zone, and it is named.
const day = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
);
const clock = perLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC',
    }),
);

const dayOf = (iso: string): string => day().format(new Date(iso));
const clockOf = (iso: string): string => clock().format(new Date(iso));
const minutesOf = (iso: string): string => clockOf(iso).slice(0, 5);

/** `22 Nov 2026, 14:03:07`, where the zone is shown beside it. */
export const formatMoment = (iso: string): string => `${dayOf(iso)}, ${clockOf(iso)}`;
/** `22 Nov 2026, 14:03:07 UTC` */
export const formatUtc = (iso: string): string => `${formatMoment(iso)} UTC`;

/** `22 Nov 2026, 14:03 to 14:10`: the first to the last of some times, to the minute. */
export function formatSpan(times: readonly string[]): string | null {
  const sorted = times.toSorted();
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined) return null;
  const start = `${dayOf(from)}, ${minutesOf(from)}`;
  if (dayOf(from) !== dayOf(to)) return words.span({ from: start, to: `${dayOf(to)}, ${minutesOf(to)}` });
  return minutesOf(from) === minutesOf(to) ? start : words.span({ from: start, to: minutesOf(to) });
}
