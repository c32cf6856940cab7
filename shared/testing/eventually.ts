import { vi } from 'vitest';

/** Tries again until it does not throw, or is not false. Vitest's own end of a second is too short on a busy machine. */
export const eventually = <T>(attempt: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(
    async () => {
      const value = await attempt();
      if (value === false) throw new Error('not yet');
      return value;
    },
    { timeout: 120_000, interval: 20 },
  );
