import type { FastifyBaseLogger } from 'fastify';
import { errorForLog } from '../logger.ts';

/**
 * Handles what nothing else caught. The state of the process is unknown then: it is logged without its message, which may
 * hold personal data, and the process stops as after a signal, so that requests under way still get their answers. Node
 * would print the whole error with the row that a database refused, and exit at once.
 *
 * @param stop ends the process; called once
 */
export function handleLast(logger: FastifyBaseLogger, stop: (exitCode: number) => Promise<void>): void {
  let isStopping = false;
  const handle = (origin: 'uncaughtException' | 'unhandledRejection') => (error: unknown) => {
    const { message: _, cause: __, ...known } = errorForLog(error);
    logger.fatal({ error: known, origin }, 'an error that nothing handled: the server stops');
    if (isStopping) return;
    isStopping = true;
    stop(1).catch(() => process.exit(1));
  };
  process.on('uncaughtException', handle('uncaughtException'));
  process.on('unhandledRejection', handle('unhandledRejection'));
}
