import type { IncomingHttpHeaders } from 'node:http';
import type { onRequestAsyncHookHandler } from 'fastify';
import type { Config } from '../../config.ts';
import type { Context } from '../../context.ts';
import { Problem } from '../../http/errors/problem.ts';

/**
 * Does the request come from our own page? Without PUBLIC_URL our own origin is the host that the browser requested. A client
 * that is not a browser sends no Origin: it has no user's cookie to misuse.
 */
export function isOwnOrigin(config: Pick<Config, 'publicUrl'>, headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers;
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  if (origin === undefined) return true;
  if (config.publicUrl) return origin === config.publicUrl;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Milliseconds between two log lines: requests from foreign origins cannot flood the log. */
const quietMs = 60_000;
const longestOrigin = 200;

/** Logs for the operator, who may have forgotten a setting, why a page was refused; at most once a minute. */
export class OriginLog {
  readonly #config: Pick<Config, 'publicUrl'>;
  readonly #now: () => Date;
  #last = Number.NEGATIVE_INFINITY;

  constructor({ config, now }: Pick<Context, 'config' | 'now'>) {
    this.#config = config;
    this.#now = now;
  }

  refused({ origin, host }: IncomingHttpHeaders, log: { warn(line: string): void }): void {
    const now = this.#now().getTime();
    if (now - this.#last < quietMs) return;
    this.#last = now;
    const own = this.#config.publicUrl ? `PUBLIC_URL is ${this.#config.publicUrl}` : `the request's Host is ${host}`;
    log.warn(
      `A page of ${origin?.slice(0, longestOrigin)} was refused: ${own}. If that is where people open the console, set PUBLIC_URL to it and let the proxy pass Host on.`,
    );
  }
}

/** Refuses cross-site requests that carry the user's cookie (CSRF). */
export function foreignOrigins(ctx: Pick<Context, 'config' | 'now'>): onRequestAsyncHookHandler {
  const log = new OriginLog(ctx);
  return async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (!isOwnOrigin(ctx.config, request.headers)) {
      log.refused(request.headers, request.log);
      throw new Problem(
        'origin_refused',
        "Only the console's own page may ask for this, opened at the address that PUBLIC_URL, or else the Host header, names.",
      );
    }
  };
}
