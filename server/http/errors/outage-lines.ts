import { isOutage } from './outage.ts';

/** Milliseconds in which one outage is logged once. */
const periodMs = 60_000;
/** Maximum of distinct outages tracked: there are only a handful of dependencies. */
const mostKinds = 100;

/**
 * Logs one line per minute for one outage. While a database is unavailable each request, sweep and job fails and logs it: the
 * relevant line would be lost among tens of thousands, and the disk filled.
 *
 * @param now milliseconds of a monotonic clock
 */
export function makeOutageLines(now: () => number) {
  const kinds = new Map<string, { until: number; suppressed: number }>();
  return {
    /** @returns undefined: do not log it; otherwise the number of lines suppressed since the last one */
    admit(error: unknown): number | undefined {
      if (!isOutage(error)) return 0;
      const kind = kindOf(error as Error & { code?: string });
      const held = kinds.get(kind);
      if (held && now() < held.until) {
        held.suppressed += 1;
        return undefined;
      }
      kinds.delete(kind);
      kinds.set(kind, { until: now() + periodMs, suppressed: 0 });
      if (kinds.size > mostKinds) kinds.delete(kinds.keys().next().value!);
      return held?.suppressed ?? 0;
    },
  };
}

/** Keyed by what is unavailable, not by which part of the server reported it. */
const kindOf = (error: Error & { code?: string }): string =>
  error.code ??
  (error.cause instanceof Error ? kindOf(error.cause) : undefined) ??
  (error instanceof AggregateError && error.errors[0] instanceof Error ? kindOf(error.errors[0]) : error.message);
