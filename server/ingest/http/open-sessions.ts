import type { Context } from '../../context.ts';
import { Problem } from '../../http/errors/problem.ts';
import { getSession } from '../../sessions/record/find-session.ts';

/** Milliseconds that an answer is believed: progress comes ten times a second and must not ask the database each time. */
const cacheTtlMs = 2_000;

/** Remembers for a moment which sessions are in progress. */
export function makeOpenSessions(ctx: Pick<Context, 'db' | 'now'>) {
  const known = new Map<string, { until: number; open: Promise<boolean> }>();
  let swept = 0;
  /** At most once in the time of a belief: what is looked through grows with the sessions, not with their events. */
  const forget = (now: number): void => {
    if (now - swept < cacheTtlMs) return;
    swept = now;
    for (const [key, e] of known) if (e.until < now) known.delete(key);
  };
  return {
    /** @throws Problem not_found, session_finished */
    async check(companyId: string, id: string): Promise<void> {
      const now = ctx.now().getTime();
      forget(now);
      const key = `${companyId} ${id}`;
      let entry = known.get(key);
      if (!entry || entry.until < now) {
        entry = {
          until: now + cacheTtlMs,
          open: getSession(ctx.db, companyId, id).then((s) => s.state === 'in_progress'),
        };
        known.set(key, entry);
        entry.open.catch(() => known.delete(key));
      }
      if (!(await entry.open)) throw new Problem('session_finished', 'Nothing is going on in this session.');
    },
  };
}
