import { createHash } from 'node:crypto';
import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Config } from '../config.ts';
import { Problem } from './problem.ts';

/** Each route names its own limit; what is counted here is counted on each node by itself. */
export const limits = fp(async (app) => {
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('rate_limited', 'Wait, then go on more slowly.', { retryAfter: Math.max(1, Math.ceil(ttl / 1000)) }),
  });
});

/** By key or token rather than by address: many phones share one address, and one key may come from many. */
const byBearer = (request: FastifyRequest): string =>
  createHash('sha256')
    .update(request.headers.authorization ?? request.ip)
    .digest('base64url');

export const ingestLimit = (config: Config): RateLimitOptions => ({
  max: config.ingestPerMinute,
  timeWindow: 60_000,
  keyGenerator: byBearer,
});

/** For what reviewers ask: far above what hands can do. */
export const reviewLimit: RateLimitOptions = { max: 1_200, timeWindow: 60_000 };
