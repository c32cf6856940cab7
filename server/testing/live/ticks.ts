import type { Every } from '../../log/follow.ts';

/** A clock for what is done every so often: nothing happens until the test says so. */
export function makeTicks(): { repeat: Every; tick: (ms?: number) => void } {
  const all = new Set<{ ms: number; fn: () => void }>();
  return {
    repeat(ms, fn) {
      const entry = { ms, fn };
      all.add(entry);
      return () => void all.delete(entry);
    },
    /** Whatever is done every `ms`; without it, everything. */
    tick(ms) {
      for (const entry of [...all]) if (ms === undefined || entry.ms === ms) entry.fn();
    },
  };
}
