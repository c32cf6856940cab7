import fp from 'fastify-plugin';
import { Problem } from '../errors/problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Milliseconds for the whole body, on routes that take files. */
    bodyTimeoutMs?: number;
  }
}

/** Milliseconds for a body of JSON, 2 MB at most: 1 Mbit/s. */
const jsonTimeoutMs = 20_000;
/** Milliseconds for a file: 25 MiB over 0.7 Mbit/s. */
export const fileTimeoutMs = 5 * 60_000;

/**
 * Ends a body that trickles in: unfinished ones would hold memory and connections for as long as their sender likes. It
 * comes after the guards, which refuse strangers before a byte of the body is read.
 */
export const bodyDeadlines = fp(async (app) => {
  app.addHook('preParsing', async (request) => {
    const { raw } = request;
    if (raw.complete) return;
    const timer = setTimeout(() => {
      // What reads the body takes it as an error of the stream, and it is answered as one.
      if (raw.listenerCount('error') === 0) raw.destroy();
      else raw.emit('error', new Problem('body_timeout', 'Send the whole body without long pauses.'));
    }, request.routeOptions.config.bodyTimeoutMs ?? jsonTimeoutMs).unref();
    const end = () => clearTimeout(timer);
    raw.once('end', end).once('close', end);
  });
});
