import type { IncomingMessage } from 'node:http';

/** How much of a refused body is still read before its connection is closed. */
export interface Rest {
  bytes: number;
  ms: number;
}
/** For authenticated senders: the rest of any legitimate photo. */
export const othersRest: Rest = { bytes: 64 * 1024 * 1024, ms: 30_000 };
/** Enough for a small photo sent with a token that has just expired; nothing is buffered. */
export const strangersRest: Rest = { bytes: 8 * 1024 * 1024, ms: 5_000 };

/**
 * Reads and discards the rest of a refused body. A connection that is closed while the peer still sends is reset, and the reset
 * discards the response before the peer reads it.
 */
export function drainRequest(request: IncomingMessage, rest: Rest): void {
  if (request.complete || request.destroyed) return;
  let left = rest.bytes;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  // Together with its connection. An injected request, as in tests, has no connection.
  const timer = setTimeout(() => request.destroy(), rest.ms).unref();
  request.once('end', () => clearTimeout(timer));
  request.once('close', () => clearTimeout(timer)).resume();
}
