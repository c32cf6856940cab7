import type { onRequestAsyncHookHandler } from 'fastify';
import { Problem } from './problem.ts';

/** Nothing here unpacks a body: one that is compressed is refused before it is read, and not taken for broken JSON (RFC 9110, 8.4). */
export const refuseEncoded: onRequestAsyncHookHandler = async (request, reply) => {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase();
  if (!encoding || encoding === 'identity') return;
  reply.header('accept-encoding', 'identity');
  // A word of the list of encodings: what a stranger writes there does not come back.
  const name = /^[a-z]{1,10}$/.test(encoding) ? encoding : 'several';
  throw new Problem('media_type_refused', `The body is compressed (content-encoding: ${name}): send it as it is.`);
};
