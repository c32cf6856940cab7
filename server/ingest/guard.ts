import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { admitKey, bearer } from '../accounts/guard.ts';
import type { Context } from '../context.ts';
import { noteStranger } from '../http/limits.ts';
import { Problem } from '../http/problem.ts';
import { isCaptureToken } from './capture-token.ts';
import { findCompanyOf } from './queries.ts';
import type { Reporter } from './reporter.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by requireReporter. */
    reporter: Reporter | null;
  }
}

/** requireReporter, as OpenAPI says it. */
export const byEither = [{ apiKey: [] }, { captureToken: [] }];

/** Lets in whoever may report about the session in the path: its company's API keys, and the phone with its token. */
export function requireReporter(ctx: Pick<Context, 'db' | 'now' | 'config'>): onRequestAsyncHookHandler {
  const companies = makeCompanies(ctx.db);
  return async (request) => {
    const token = bearer(request);
    const { id } = request.params as { id: string };
    if (token.startsWith('ct_')) {
      // Before the database is asked: a stranger's guess costs one MAC.
      const companyId = isCaptureToken(ctx.config.keyring, id, token) ? await companies.find(id) : undefined;
      if (!companyId) {
        await noteStranger(request);
        throw new Problem('unauthenticated', 'The capture token is not the one of this session.');
      }
      request.reporter = { companyId, actor: `capture:${id}` };
      return;
    }
    const key = await admitKey(ctx, request, token);
    request.reporter = { companyId: key.companyId, actor: `key:${key.keyId}` };
  };
}

/** Who reports, on a route behind requireReporter. */
export function reporterOf(request: FastifyRequest): Reporter {
  if (!request.reporter) throw new Error('a route without its guard');
  return request.reporter;
}

/** Sessions whose company is remembered: those being captured at one time. */
const remembered = 10_000;

/** A session never changes its company, and progress comes ten times a second: asked once, remembered while there is room. */
function makeCompanies(db: Context['db']) {
  const known = new Map<string, string>();
  return {
    async find(sessionId: string): Promise<string | undefined> {
      const before = known.get(sessionId);
      if (before) return before;
      const companyId = await findCompanyOf(db, sessionId);
      if (!companyId) return undefined;
      known.set(sessionId, companyId);
      // The oldest: a Map keeps the order of insertion.
      if (known.size > remembered) known.delete(known.keys().next().value!);
      return companyId;
    },
  };
}
