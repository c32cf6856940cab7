import { createHash } from 'node:crypto';
import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Config } from '../config.ts';
import { findBearer } from './bearer.ts';
import { Problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyInstance {
    strangers: ReturnType<FastifyInstance['createRateLimit']>;
  }
}

/** Unknown keys a minute from one address: above what one wrong setting does, far below what wears a database out. */
const allowedStrangers = 300;

/** Each route names its own limit; what is counted here is counted on each node by itself. */
export const limits = fp(async (app) => {
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('rate_limited', 'Wait, then go on more slowly.', { retryAfter: Math.max(1, Math.ceil(ttl / 1000)) }),
  });
  app.decorate('strangers', app.createRateLimit({ max: allowedStrangers, timeWindow: 60_000 }));
});

/** By key or token rather than by address: many phones share one address, and one key may come from many. */
const byBearer = (request: FastifyRequest): string =>
  createHash('sha256')
    .update(findBearer(request) ?? request.ip)
    .digest('base64url');

export const ingestLimit = (config: Config): RateLimitOptions => ({
  max: config.ingestPerMinute,
  timeWindow: 60_000,
  keyGenerator: byBearer,
});

/** For what reviewers ask: far above what hands can do. */
export const reviewLimit: RateLimitOptions = { max: 1_200, timeWindow: 60_000 };

/** Before the database is asked about a key that nobody has shown lately. @throws Problem rate_limited */
export async function refuseStrangers(request: FastifyRequest): Promise<void> {
  const tries = await request.server.strangers(request, { increment: false });
  if (!tries.isAllowed && tries.isExceeded) {
    throw new Problem('rate_limited', 'Too many unknown keys came from this address.', {
      retryAfter: tries.ttlInSeconds,
    });
  }
}

export async function noteStranger(request: FastifyRequest): Promise<void> {
  await request.server.strangers(request);
}
