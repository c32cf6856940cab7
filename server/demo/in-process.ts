import { type DemoOptions, seedHistory, startDemo } from './demo.ts';

export interface DemoHandle {
  stop(): Promise<void>;
}

interface Log {
  info(message: string): void;
  warn(message: string): void;
}

/** Sessions begun a second: a new one every 25 s, so that something moves and nothing is in the way. */
const gentle = 1 / 25;
/** Each session takes about a minute: so many at once come from the rate alone, more only when the server is slow. */
const fewAtOnce = 4;

/** The simulator beside the server that it feeds: over HTTP like any other client. `note`: what colleagues make of the past. */
export function playDemo(
  options: Pick<DemoOptions, 'url' | 'key'> & { first: boolean; logger: Log; note: () => Promise<void> },
): DemoHandle {
  const { url, key, first, logger, note } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const onAway = (away: boolean, why: string): void =>
    away ? logger.warn(`demo: the server cannot be reached: ${why}`) : logger.info('demo: the server is back');
  // Not the same people after each start.
  const live = startDemo({ url, key, rate: gentle, atOnce: fewAtOnce, seed: Date.now() >>> 0, signal, onAway });
  const past = first ? seedHistory({ url, key, signal, onAway }).then(note) : Promise.resolve();
  const ended = Promise.all([live.done, past]).catch((error: Error) => {
    if (!signal.aborted) logger.warn(`demo: stopped: ${error.message}`);
  });
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
