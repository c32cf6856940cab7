import { sql } from 'kysely';
import { register } from 'prom-client';
import type { Context } from '../context.ts';
import type { App } from './app-type.ts';
import { Problem } from './problem.ts';

/** For whoever keeps the server running: alive, ready, and in numbers. */
export async function healthRoutes(app: App, ctx: Pick<Context, 'db' | 'bell'>): Promise<void> {
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'alive' }));
  // A silent bell costs latency, never data: it does not make a node unready.
  app.get('/readyz', { schema: { hide: true } }, async () => {
    await sql`select 1`.execute(ctx.db).catch(() => {
      throw new Problem('unavailable', 'The database cannot be reached.', { retryAfter: 2 });
    });
    return { status: 'ready', bell: ctx.bell.state };
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    return reply.type(register.contentType).send(await register.metrics());
  });
}
