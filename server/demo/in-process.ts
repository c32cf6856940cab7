import { seedBranding } from './branding.ts';
import { seedConditions, seedDecisions } from './decisions.ts';
import { type DemoOptions, seedHistory, startDemo } from './demo.ts';
import { seedNotes, type Team } from './notes.ts';
import { seedTags } from './tags.ts';
import { seedWatchlist } from './watchlist.ts';

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

/**
 * The simulator beside the server that it feeds: over HTTP like any other client. `team`, at the first start alone: then
 * there is a past, and they have written on it and decided some of it.
 */
export function playDemo(
  options: Pick<DemoOptions, 'url' | 'key'> & { logger: Log; team: Pick<Team, 'emails' | 'password'> | undefined },
): DemoHandle {
  const { url, key, logger, team } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const onAway = (away: boolean, why: string): void =>
    away ? logger.warn(`demo: the server cannot be reached: ${why}`) : logger.info('demo: the server is back');
  // Not the same people after each start.
  const live = startDemo({ url, key, rate: gentle, atOnce: fewAtOnce, seed: Date.now() >>> 0, signal, onAway });
  const makePast = async (): Promise<void> => {
    if (!team) return;
    await seedBranding({ ...team, url, signal });
    await seedConditions({ ...team, url, signal });
    await seedWatchlist({ ...team, url, signal });
    await seedHistory({ url, key, signal, onAway });
    await seedNotes({ ...team, url, signal });
    await seedDecisions({ ...team, url, signal });
    await seedTags({ ...team, url, signal });
  };
  const ended = Promise.all([live.done, makePast()]).catch((error: Error) => {
    if (!signal.aborted) logger.warn(`demo: stopped: ${error.message}`);
  });
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
