import type { FastifyRequest } from 'fastify';

/** The key or token that a request shows. One way to write each: a limit that goes by it is not walked round by adding to it. */
export function findBearer(request: FastifyRequest): string | undefined {
  return /^bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}
