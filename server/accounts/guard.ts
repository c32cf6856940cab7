import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Actor } from '../../shared/event.ts';
import type { Context } from '../context.ts';
import { findBearer } from '../http/bearer.ts';
import { Problem } from '../http/errors/problem.ts';
import { noteStranger, refuseStrangers } from '../http/limits/limits.ts';
import { findKey, wasGood } from './keys/find-key.ts';
import { loginCookie } from './login/auth.ts';
import { findLogin, type Login } from './login/login.ts';
import { mayAdminister } from './rules.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by requireReviewer. */
    login?: Login;
    /** Set by requireKey. */
    key?: { keyId: string; companyId: string; name: string };
  }
}

type Parts = Pick<Context, 'db' | 'now' | 'config'>;

export function requireReviewer(ctx: Parts): onRequestAsyncHookHandler {
  return async (request) => {
    const login = await findLogin(ctx, request.headers);
    if (!login) {
      if (request.headers.cookie?.includes(loginCookie)) await noteStranger(request);
      throw new Problem('unauthenticated', 'Sign in first.');
    }
    request.login = login;
  };
}

/** For what only masters may do. */
export function requireMaster(ctx: Parts): onRequestAsyncHookHandler {
  const reviewer = requireReviewer(ctx);
  return async function master(request, reply) {
    await reviewer.call(this, request, reply);
    if (!request.login || !mayAdminister(request.login))
      throw new Problem('forbidden', 'Only a master of the company may do this.');
  };
}

export function requireKey(ctx: Parts): onRequestAsyncHookHandler {
  return async (request) => {
    request.key = await admitKey(ctx, request, bearer(request));
  };
}

/** @throws Problem unauthenticated; rate_limited for an address that tries many */
export async function admitKey(ctx: Pick<Context, 'db' | 'now'>, request: FastifyRequest, key: string) {
  if (!wasGood(ctx.db, key)) await refuseStrangers(request);
  const found = await findKey(ctx, key);
  if (found) return found;
  await noteStranger(request);
  throw new Problem('unauthenticated', 'The API key is unknown or revoked.');
}

/** @throws Problem unauthenticated when there is none */
export function bearer(request: FastifyRequest): string {
  const token = findBearer(request);
  if (token !== undefined) return token;
  throw new Problem('unauthenticated', 'Send the API key or the capture token as "Authorization: Bearer …".');
}

export const actorOf = (login: Login): Actor => `reviewer:${login.reviewerId}`;
