import fp from 'fastify-plugin';
import { Counter } from 'prom-client';
import type { Context } from '../../context.ts';
import { waitingFor } from '../../db/open.ts';
import { Problem } from '../errors/problem.ts';

/** Requests that may wait for one connection to the database: at 5 ms a statement the last of them waits 80 ms for its first. */
const waitingPerConnection = 16;
/** Seconds, spread so that those who were refused do not come back together. */
const retryAfter = () => 1 + Math.ceil(Math.random() * 3);

const refused = new Counter({
  name: 'vidimus_requests_shed_total',
  help: 'Requests refused at once because too many were waiting for the database',
});

/**
 * Refuses at once what would wait in vain. Beyond capacity a queue only grows: without an end to it every request would be
 * answered after the time-out of the pool, with an error, and nothing would be done in time for anybody.
 */
export const overload = (ctx: Pick<Context, 'db'>) =>
  fp(async (app) => {
    app.addHook('onRequest', async (request) => {
      if (!request.url.startsWith('/api/') || waitingFor(ctx.db) < waitingPerConnection) return;
      refused.inc();
      throw new Problem('unavailable', 'More is asked than can be done now.', { retryAfter: retryAfter() });
    });
  });
