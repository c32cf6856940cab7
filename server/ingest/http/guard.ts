import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { admitKey, bearer } from '../../accounts/guard.ts';
import type { Context } from '../../context.ts';
import { Problem } from '../../http/errors/problem.ts';
import { noteStranger } from '../../http/limits/limits.ts';
import { captureSender, type EventSender, keySender } from '../capture/sender.ts';
import { findCapture } from '../queries.ts';
import { captureTokenEnd, isCaptureToken } from './capture-token.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by requireSender. */
    sender: EventSender | null;
  }
}

/** The OpenAPI equivalent of requireSender. */
export const byEither = [{ apiKey: [] }, { captureToken: [] }];

/** Admits senders of events for the session in the path: its company's API keys, and the phone with its token. */
export function requireSender(ctx: Pick<Context, 'db' | 'now' | 'config'>): onRequestAsyncHookHandler {
  const companies = makeCompanies(ctx);
  return async (request) => {
    const token = bearer(request);
    const { id } = request.params as { id: string };
    if (token.startsWith('ct_')) {
      // Before the database lookup: a guessed token costs one MAC.
      if (!isCaptureToken(ctx.config.keyring, id, token)) {
        await noteStranger(request);
        throw new Problem('unauthenticated', 'The capture token is not the one of this session.');
      }
      const companyId = await companies.find(id);
      if (!companyId) throw new Problem('unauthenticated', 'The capture token has ended.');
      request.sender = captureSender(companyId, id);
      return;
    }
    request.sender = keySender(await admitKey(ctx, request, token));
  };
}

/** The sender, on a route behind requireSender. */
export function senderOf(request: FastifyRequest): EventSender {
  if (!request.sender) throw new Error('a route without its guard');
  return request.sender;
}

/** Maximum of sessions whose company is cached: those being captured concurrently. */
const remembered = 10_000;

/** Progress arrives ten times a second: a session is looked up once, and cached while its token is valid and there is room. */
function makeCompanies({ db, now }: Pick<Context, 'db' | 'now'>) {
  const known = new Map<string, { companyId: string; until: number }>();
  return {
    /** @returns undefined when there is no such session, or its token has expired */
    async find(sessionId: string): Promise<string | undefined> {
      const before = known.get(sessionId);
      if (before && before.until > now().getTime()) return before.companyId;
      known.delete(sessionId);
      const found = await findCapture(db, sessionId);
      if (!found) return undefined;
      const until = captureTokenEnd(found.expiresAt).getTime();
      if (until <= now().getTime()) return undefined;
      known.set(sessionId, { companyId: found.companyId, until });
      // Evict the oldest: a Map iterates in insertion order.
      if (known.size > remembered) known.delete(known.keys().next().value!);
      return found.companyId;
    },
  };
}
