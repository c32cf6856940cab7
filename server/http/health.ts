import type { Server } from 'node:http';
import fp from 'fastify-plugin';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { Problem } from './errors/problem.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** From here on it is not ready: load balancers send nothing more, while what they sent is still answered. */
    drain(): void;
  }
}

/** For load balancers and whoever keeps the server running: alive, ready. */
export const health = (ctx: Pick<Context, 'db'>) =>
  fp(async (app) => {
    let isDraining = false;
    app.decorate('drain', () => {
      isDraining = true;
    });
    // A connection that a proxy keeps must not be in use when the port closes: what was sent on it could not be sent again.
    app.addHook('onSend', async (_request, reply) => {
      if (isDraining) reply.header('connection', 'close');
    });
    // First of all that is done at the end: as long as the port is open, a proxy that does not look at /readyz sends requests,
    // and those that come while the sockets are still being closed would find a server half gone.
    app.addHook('preClose', async () => {
      isDraining = true;
      await closePort(app.server);
    });
    app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'alive' }));
    app.get('/readyz', { schema: { hide: true } }, async () => {
      if (isDraining) throw new Problem('unavailable', 'The server is stopping.', { retryAfter: 2 });
      await sql`select 1`.execute(ctx.db).catch(() => {
        throw new Problem('unavailable', 'The database cannot be reached.', { retryAfter: 2 });
      });
      return { status: 'ready' };
    });
  });

/**
 * Takes no connection from here on; what is under way goes on. Connections that the kernel has accepted and the process has
 * not are reset, so it is done right after the event loop has accepted all that there were.
 */
const closePort = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(() => {
      server.close();
      resolve();
    });
  });
