import type { IncomingHttpHeaders } from 'node:http';
import type { onRequestAsyncHookHandler } from 'fastify';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';

/**
 * Does the request come from our own page? Without PUBLIC_URL our own address is the one that the browser asked for.
 * Something that is no browser sends no Origin: it has no user's cookie to misuse.
 */
export function isOwnOrigin(config: Pick<Config, 'publicUrl'>, headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers;
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  if (origin === undefined) return true;
  if (config.publicUrl) return origin === new URL(config.publicUrl).origin;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Refuses what another site's page makes a browser do with its user's cookie. */
export function foreignOrigins(ctx: Pick<Context, 'config'>): onRequestAsyncHookHandler {
  return async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (!isOwnOrigin(ctx.config, request.headers)) {
      throw new Problem('origin_refused', 'Only the console itself may ask for this.');
    }
  };
}
