import type { FastifyBaseLogger } from 'fastify';
import { vi } from 'vitest';

/** A logger that keeps what it is told, for tests to look at. */
export function makeLogger() {
  const logger = {
    level: 'silent',
    fatal: vi.fn(),
    error: vi.fn(),
    warn: vi.fn(),
    info: vi.fn(),
    debug: vi.fn(),
    trace: vi.fn(),
    silent: vi.fn(),
    child: () => logger as unknown as FastifyBaseLogger,
  };
  return logger as typeof logger & FastifyBaseLogger;
}
