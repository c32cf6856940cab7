import type { IncomingMessage } from 'node:http';

/** What of a refused body may still arrive before its connection is cut. */
export interface Rest {
  bytes: number;
  ms: number;
}
/** The rest of any photo that was meant well, from somebody whom we know. */
export const othersRest: Rest = { bytes: 64 * 1024 * 1024, ms: 30_000 };
/** Enough for a small photo with a token that has just ended; nothing of it is held in memory. */
export const strangersRest: Rest = { bytes: 8 * 1024 * 1024, ms: 5_000 };

/**
 * Reads the rest of a refused body and forgets it. A connection that is closed while the other side still sends is reset,
 * and the reset takes away the answer before it is read.
 */
export function drainRequest(request: IncomingMessage, rest: Rest): void {
  if (request.complete || request.destroyed) return;
  let left = rest.bytes;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  // Together with its connection. A request that came over none, as tests make them, has only itself.
  const timer = setTimeout(() => request.destroy(), rest.ms).unref();
  request.once('end', () => clearTimeout(timer));
  request.once('close', () => clearTimeout(timer)).resume();
}
