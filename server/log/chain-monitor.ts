import type { FastifyBaseLogger } from 'fastify';
import { Counter } from 'prom-client';
import type { Follower } from './follow.ts';
import { readLinks } from './read.ts';
import { type ChainBreak, checkLink, type Place, start } from './verify.ts';

export const chainBreaks = new Counter({
  name: 'vidimus_log_chain_breaks_total',
  help: 'Events whose hash does not fit: somebody changed the log past us',
});

/**
 * The first follower: computes each company's chain again as it grows, and raises the alarm where it does not fit.
 * It goes on from the hash as stored, so that one break is reported once and the next is seen too.
 */
export function makeChainMonitor(
  logger: Pick<FastifyBaseLogger, 'error'>,
  onBreak: (companyId: string, wrong: ChainBreak) => void = () => {},
): Follower {
  return {
    name: 'chain_monitor',
    batch: 1_000,
    async handle(trx, companyId, events) {
      const first = events[0]!.seq;
      const raise = (wrong: ChainBreak): void => {
        logger.error({ companyId, ...wrong }, 'the chain of the log is broken');
        chainBreaks.inc();
        onBreak(companyId, wrong);
      };
      // With the one before, on which the first is built.
      const links = await readLinks(trx, companyId, first - 2, events.length + 1);
      let at: Place = start(companyId);
      if (first > 1) {
        if (links[0]!.event.seq === first) raise({ seq: first - 1, kind: 'missing' });
        const { event, hash } = links.shift()!;
        at = { seq: event.seq, hash };
      }
      for (const next of links) {
        const wrong = checkLink(at, next);
        if (wrong) raise(wrong);
        at = { seq: next.event.seq, hash: next.hash };
      }
    },
  };
}
