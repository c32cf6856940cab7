import type { Socket } from 'node:net';
import { Problem, problemBody } from './problem.ts';

/** What Node itself refuses before there is a request: no route and no error handler sees it. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (socket.destroyed || error.code === 'ECONNRESET') return;
  if (!socket.writable) return void socket.destroy();
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new Problem('too_large', 'The headers are too large.')
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? new Problem('invalid_request', 'The request did not arrive in time.')
        : new Problem('invalid_request', 'This is not HTTP.');
  const body = JSON.stringify(problemBody(problem, crypto.randomUUID().slice(0, 8)));
  socket.end(
    `HTTP/1.1 ${problem.status} Refused\r\nConnection: close\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}
