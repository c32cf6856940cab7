import type { FastifyBaseLogger } from 'fastify';
import pino from 'pino';
import type { Config } from './config.ts';
import { makeOutageLines } from './http/errors/outage-lines.ts';

/** The log of the process, one JSON object a line. */
export function makeLogger(level: Config['logLevel'], destination?: pino.DestinationStream): FastifyBaseLogger {
  const outages = makeOutageLines(() => performance.now());
  const options: pino.LoggerOptions = {
    level,
    serializers: { err: errorForLog },
    hooks: {
      logMethod(args, method) {
        const [about] = args as [unknown];
        const err = (about as { err?: unknown } | undefined)?.err;
        const suppressed = err === undefined ? 0 : outages.admit(err);
        if (suppressed === undefined) return;
        if (suppressed > 0) args[0] = { ...(about as object), suppressed } as never;
        method.apply(this, args);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * What the log may know of an error. A database's error carries the statement with its values, and the row that it
 * refused: names and numbers of people, which no log may hold. What Postgres calls a data exception (class 22) quotes
 * the value in its very message.
 */
export function errorForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: typeof error };
  const { code, constraint, table, cause } = error as Error & Record<string, unknown>;
  const quotes = typeof code === 'string' && /^22/.test(code);
  return {
    type: error.name,
    message: quotes ? 'a value that the database refused' : error.message,
    code,
    constraint,
    // Of the database; a list's fault has a table with its first rows.
    ...(typeof table === 'string' && { table }),
    // The first line repeats the message.
    stack: error.stack?.split('\n').filter((line) => line.startsWith('    at ')),
    ...(cause instanceof Error && { cause: errorForLog(cause) }),
  };
}
