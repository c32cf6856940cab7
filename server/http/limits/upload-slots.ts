import type { onRequestAsyncHookHandler } from 'fastify';
import { Problem } from '../errors/problem.ts';

/** Seconds, for Retry-After. */
const retryAfter = 5;

/**
 * Bounds the concurrent public uploads: each holds its body in memory, and its sender is unauthenticated.
 * @throws Problem rate_limited before any byte of the body is read
 */
export function uploadSlots(most: { perAddress: number; inAll: number }): onRequestAsyncHookHandler {
  const taken = new Map<string, number>();
  let inAll = 0;
  return async (request, reply) => {
    const { ip } = request;
    const own = taken.get(ip) ?? 0;
    if (own >= most.perAddress || inAll >= most.inAll) {
      throw new Problem('rate_limited', 'Many files are being uploaded just now.', { retryAfter });
    }
    taken.set(ip, own + 1);
    inAll += 1;
    // Emitted once, whether the response was sent or its connection broke.
    reply.raw.once('close', () => {
      inAll -= 1;
      const left = taken.get(ip)! - 1;
      if (left > 0) taken.set(ip, left);
      else taken.delete(ip);
    });
  };
}
