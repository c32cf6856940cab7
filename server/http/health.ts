import fp from 'fastify-plugin';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { Problem } from './problem.ts';

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
    app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'alive' }));
    app.get('/readyz', { schema: { hide: true } }, async () => {
      if (isDraining) throw new Problem('unavailable', 'The server is stopping.', { retryAfter: 2 });
      await sql`select 1`.execute(ctx.db).catch(() => {
        throw new Problem('unavailable', 'The database cannot be reached.', { retryAfter: 2 });
      });
      return { status: 'ready' };
    });
  });
