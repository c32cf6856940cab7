import type { Server } from 'node:http';
import fp from 'fastify-plugin';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { Problem } from './errors/problem.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Reports "not ready" from now on: load balancers send no new requests, while those already sent are still answered. */
    drain(): void;
  }
}

/** For load balancers and process supervisors: liveness, readiness. */
export const health = (ctx: Pick<Context, 'db'>) =>
  fp(async (app) => {
    let isDraining = false;
    app.decorate('drain', () => {
      isDraining = true;
    });
    // A keep-alive connection of a proxy must not be in use when the port closes: a request sent on it could not be retried.
    app.addHook('onSend', async (_request, reply) => {
      if (isDraining) reply.header('connection', 'close');
    });
    // First step of the shutdown: as long as the port is open, a proxy that ignores /readyz sends requests, and those that arrive
    // while the sockets are being closed would find a server half shut down.
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
 * Accepts no new connections from here on; requests in flight are completed. Connections that the kernel has accepted and the
 * process has not are reset, so this runs right after the event loop has accepted all pending ones.
 */
const closePort = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(() => {
      server.close();
      resolve();
    });
  });
