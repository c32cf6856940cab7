import type { FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { findKey } from '../accounts/api-keys.ts';
import { bearer } from '../accounts/guard.ts';
import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import { isCaptureToken } from './capture-token.ts';
import type { Reporter } from './commands.ts';
import { findCompanyOf } from './queries.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by requireReporter. */
    reporter: Reporter | null;
  }
}

/** Lets in whoever may report about the session in the path: its company's API keys, and the phone with its token. */
export function requireReporter(ctx: Pick<Context, 'db' | 'now' | 'config'>): preHandlerAsyncHookHandler {
  return async (request) => {
    const token = bearer(request);
    const { id } = request.params as { id: string };
    if (token.startsWith('ct_')) {
      // Before the database is asked: a stranger's guess costs one MAC.
      const companyId = isCaptureToken(ctx.config.secret, id, token) ? await findCompanyOf(ctx.db, id) : undefined;
      if (!companyId) throw new Problem('unauthenticated', 'The capture token is not the one of this session.');
      request.reporter = { companyId, actor: `capture:${id}` };
      return;
    }
    const key = await findKey(ctx, token);
    if (!key) throw new Problem('unauthenticated', 'The API key is unknown or revoked.');
    request.reporter = { companyId: key.companyId, actor: `key:${key.keyId}` };
  };
}

/** Who reports, on a route behind requireReporter. */
export function reporterOf(request: FastifyRequest): Reporter {
  if (!request.reporter) throw new Error('a route without its guard');
  return request.reporter;
}
