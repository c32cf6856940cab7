import type { ProgressUpdate } from '../../../shared/api/ingest.ts';
import type { Context } from '../../context.ts';
import { Problem } from '../../http/errors/problem.ts';

/** Events per second for one session, with an equal burst: more has no visible effect. */
const perSecond = 10;
/** Milliseconds. A bucket of this age is full again, and can be dropped. */
const cacheTtlMs = 10_000;

interface Bucket {
  left: number;
  at: number;
}

/** Forwards liveness progress without storing it. One bucket per session, dropped when it has been full for a while. */
export function makeProgress(ctx: Pick<Context, 'notifier' | 'now'>) {
  const buckets = new Map<string, Bucket>();
  let swept = 0;
  const forget = (now: number): void => {
    if (now - swept < cacheTtlMs) return;
    swept = now;
    for (const [id, b] of buckets) if (now - b.at > cacheTtlMs) buckets.delete(id);
  };
  return {
    /** @throws Problem rate_limited */
    take(companyId: string, sessionId: string, update: ProgressUpdate): void {
      const now = ctx.now().getTime();
      forget(now);
      const bucket = buckets.get(sessionId) ?? { left: perSecond, at: now };
      bucket.left = Math.min(perSecond, bucket.left + ((now - bucket.at) / 1000) * perSecond);
      bucket.at = now;
      buckets.set(sessionId, bucket);
      if (bucket.left < 1) {
        throw new Problem('rate_limited', `Progress may be sent ${perSecond} times a second.`, { retryAfter: 0.2 });
      }
      bucket.left -= 1;
      const { step, challenge, percent } = update;
      ctx.notifier.publish({
        type: 'progress',
        companyId,
        item: { sessionId, step, challenge: challenge ?? null, percent },
      });
    },
  };
}
