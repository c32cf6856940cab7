import fp from 'fastify-plugin';
import { Counter } from 'prom-client';
import type { Context } from '../../context.ts';
import { waitingFor } from '../../db/open.ts';
import { Problem } from '../errors/problem.ts';

/** Requests queued per database connection: at 5 ms per statement the last of them waits 80 ms for its first. */
const waitingPerConnection = 16;
/** Seconds, with jitter so that refused clients do not return together. */
const retryAfter = () => 1 + Math.ceil(Math.random() * 3);

const refused = new Counter({
  name: 'vidimus_requests_shed_total',
  help: 'Requests refused at once because too many were waiting for the database',
});

/**
 * Refuses requests immediately under overload. Beyond capacity the queue only grows: unbounded, every request would fail after
 * the pool's time-out, and none would be served in time.
 */
export const overload = (ctx: Pick<Context, 'db'>) =>
  fp(async (app) => {
    app.addHook('onRequest', async (request) => {
      if (!request.url.startsWith('/api/') || waitingFor(ctx.db) < waitingPerConnection) return;
      refused.inc();
      throw new Problem('unavailable', 'More is asked than can be done now.', { retryAfter: retryAfter() });
    });
  });
