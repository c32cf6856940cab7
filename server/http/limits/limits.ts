import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Config } from '../../config.ts';
import { Problem } from '../errors/problem.ts';

declare module 'fastify' {
  interface FastifyInstance {
    strangers: ReturnType<FastifyInstance['createRateLimit']>;
    /** Key lookups for addresses that have exceeded their budget. */
    strangersKeys: ReturnType<FastifyInstance['createRateLimit']>;
  }
}

/**
 * Wrong keys, tokens and cookies per minute and address: above what one misconfigured client causes, far below what guessing
 * needs.
 */
const strangersPerMinute = 300;
/** Keys per second still looked up for addresses over that budget: a valid key behind a shared address gets through. */
const strangersKeysPerSecond = 20;

/** Each route declares its own limit; each node counts separately. */
export const limits = fp(async (app) => {
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('rate_limited', 'Wait, then go on more slowly.', { retryAfter: Math.max(1, Math.ceil(ttl / 1000)) }),
  });
  app.decorate('strangers', app.createRateLimit({ max: strangersPerMinute, timeWindow: 60_000 }));
  app.decorate(
    'strangersKeys',
    app.createRateLimit({ max: strangersKeysPerSecond, timeWindow: 1_000, keyGenerator: () => 'all' }),
  );
});

/**
 * The party to which a request is charged: the reviewer, API key or capture session admitted by a guard, or the address where the
 * route is public. Guards run first, so that unauthenticated requests do not use up the limits of legitimate ones.
 */
function askerOf(request: FastifyRequest): string {
  const reviewer = request.login ?? request.viewer;
  if (reviewer) return `reviewer:${reviewer.reviewerId}`;
  if (request.sender) return request.sender.actor;
  if (request.key) return `key:${request.key.keyId}`;
  throw new Error('a limit by asker on a route without a guard');
}

/** For routes behind a guard. */
export const perMinute = (max: number): RateLimitOptions => ({ max, timeWindow: 60_000, keyGenerator: askerOf });

/** For public routes: by address, IPv6 by /64. */
export const perMinuteByAddress = (max: number): RateLimitOptions => ({ max, timeWindow: 60_000 });

export const ingestLimit = (config: Config): RateLimitOptions => perMinute(config.ingestPerMinute);

/** For requests of reviewers: far above what manual use can cause. */
export const reviewLimit = perMinute(1_200);

/**
 * Called before the database lookup of a key that this node does not know.
 * @throws Problem rate_limited for an address that has sent many wrong ones
 */
export async function refuseStrangers(request: FastifyRequest): Promise<void> {
  const tries = await request.server.strangers(request, { increment: false });
  if (tries.isAllowed || !tries.isExceeded) return;
  const lookups = await request.server.strangersKeys(request);
  if (!lookups.isAllowed && lookups.isExceeded) throw tooManyWrong(1);
}

/**
 * Counts a wrong key, token or cookie.
 * @throws Problem rate_limited in place of the refusal, once there were many from this address
 */
export async function noteStranger(request: FastifyRequest): Promise<void> {
  const tries = await request.server.strangers(request);
  if (!tries.isAllowed && tries.isExceeded) throw tooManyWrong(tries.ttlInSeconds);
}

const tooManyWrong = (retryAfter: number) =>
  new Problem('rate_limited', 'Too many wrong keys came from this address.', { retryAfter });
