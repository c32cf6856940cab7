import type { IncomingMessage } from 'node:http';

/** Bytes and milliseconds that a refused upload may still take: the rest of any photo that was meant well. */
const most = 64 * 1024 * 1024;
const longest = 30_000;

/**
 * Reads the rest of a refused upload and forgets it. A line that is closed while the other side still sends is reset,
 * and the reset takes away the answer before it is read.
 */
export function letRunOut(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let left = most;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  // With its line, when it is not over by then. A request that came over none, as tests make them, has only itself.
  const timer = setTimeout(() => request.destroy(), longest).unref();
  request.once('close', () => clearTimeout(timer)).resume();
}
