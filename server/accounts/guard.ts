import type { FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import type { Actor } from '../../shared/event.ts';
import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import { findKey } from './api-keys.ts';
import { findLogin, type Login } from './login.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by requireReviewer. */
    login?: Login;
    /** Set by requireKey. */
    key?: { keyId: string; companyId: string };
  }
}

type Parts = Pick<Context, 'db' | 'now' | 'config'>;

export function requireReviewer(ctx: Parts): preHandlerAsyncHookHandler {
  return async (request) => {
    const login = await findLogin(ctx, request.headers);
    if (!login) throw new Problem('unauthenticated', 'Sign in first.');
    request.login = login;
  };
}

/** For what only masters may do. */
export function requireMaster(ctx: Parts): preHandlerAsyncHookHandler {
  const reviewer = requireReviewer(ctx);
  return async function master(request, reply) {
    await reviewer.call(this, request, reply);
    if (request.login?.role !== 'master') throw new Problem('forbidden', 'Only a master of the company may do this.');
  };
}

export function requireKey(ctx: Parts): preHandlerAsyncHookHandler {
  return async (request) => {
    const key = await findKey(ctx, bearer(request));
    if (!key) throw new Problem('unauthenticated', 'The API key is unknown or revoked.');
    request.key = key;
  };
}

/** @throws Problem unauthenticated when there is none */
export function bearer(request: FastifyRequest): string {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) {
    throw new Problem('unauthenticated', 'Send the API key or the capture token as "Authorization: Bearer …".');
  }
  return token;
}

export const actorOf = (login: Login): Actor => `reviewer:${login.reviewerId}`;
