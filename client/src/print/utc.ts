// A report is read in any country, years later: one zone, and it is named.
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

const dayOf = (iso: string): string => day.format(new Date(iso));
const minutesOf = (iso: string): string => clock.format(new Date(iso)).slice(0, 5);

/** `22 Nov 2026, 14:03:07` where the zone stands beside it. */
export const formatMoment = (iso: string): string => `${dayOf(iso)}, ${clock.format(new Date(iso))}`;
/** `22 Nov 2026, 14:03:07 UTC` */
export const formatUtc = (iso: string): string => `${formatMoment(iso)} UTC`;

/** `22 Nov 2026, 14:03 to 14:10`: from the first of some times to the last, to the minute. */
export function formatSpan(times: readonly string[]): string | null {
  const sorted = times.toSorted();
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined) return null;
  const start = `${dayOf(from)}, ${minutesOf(from)}`;
  if (dayOf(from) !== dayOf(to)) return `${start} to ${dayOf(to)}, ${minutesOf(to)}`;
  return minutesOf(from) === minutesOf(to) ? start : `${start} to ${minutesOf(to)}`;
}
