/**
 * Milliseconds after which work that a node took, and of which it says no more, is another's: the node died, or the database
 * was away. Short, since nobody works on it meanwhile; the node that is at it renews it.
 */
export const leaseMs = 10_000;
/** So that two renewals may be lost. */
const renewEveryMs = 3_000;

export const leaseEnd = (now: Date): Date => new Date(now.getTime() + leaseMs);

/**
 * Does work that this node took, and renews its lease meanwhile. When it resolves or rejects no renewal is on its way: what is
 * written then about the work is not overwritten.
 * @param renew a failure is ignored: the next renewal may succeed, and otherwise the work is another's
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
