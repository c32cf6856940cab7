/**
 * Milliseconds after which a lease that its node no longer renews is free for another node: the node died, or the database was
 * unavailable. Short, since the work is idle until then.
 */
export const leaseMs = 10_000;
/** Two renewals may fail before the lease expires. */
const renewEveryMs = 3_000;

export const leaseEnd = (now: Date): Date => new Date(now.getTime() + leaseMs);

/**
 * Does leased work and renews the lease meanwhile. When it resolves or rejects no renewal is in flight, so that a later write to
 * the row is not overwritten.
 * @param renew a failure is ignored: the next renewal may succeed; otherwise the lease expires and another node takes over
 */
export async function whileRenewing<T>(renew: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  let renewal: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    renewal ??= renew()
      .catch(() => {})
      .finally(() => {
        renewal = undefined;
      });
  }, renewEveryMs);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await renewal;
  }
}
