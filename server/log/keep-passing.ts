import type { Context } from '../context.ts';
import { type Every, every } from './follow.ts';

export interface Passing {
  /** Joins the pass under way, or begins one. */
  pass(): Promise<void>;
  /** Resolves when the pass under way has ended. */
  stop(): Promise<void>;
}

/**
 * Repeats background work on this node, never two passes at once.
 * @param work one pass; it asks between its parts whether the node stops
 * @param failure for the log, when a pass fails: the next one tries again
 * @param isAtOnce the first pass begins now, and not at the first tick
 */
export function keepPassing(
  { logger }: Pick<Context, 'logger'>,
  work: (isStopped: () => boolean) => Promise<void>,
  { everyMs, failure, isAtOnce = false }: { everyMs: number; failure: string; isAtOnce?: boolean },
  repeat: Every = every,
): Passing {
  let running: Promise<void> | undefined;
  let isStopped = false;
  const pass = (): Promise<void> => {
    running ??= work(() => isStopped).finally(() => {
      running = undefined;
    });
    return running;
  };
  const quietly = (): void => {
    pass().catch((err) => {
      if (!isStopped) logger.warn({ err }, failure);
    });
  };
  if (isAtOnce) quietly();
  const end = repeat(everyMs, quietly);
  return {
    pass,
    async stop() {
      isStopped = true;
      end();
      await running?.catch(() => {});
    },
  };
}
