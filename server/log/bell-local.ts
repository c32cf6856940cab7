import type { FastifyBaseLogger } from 'fastify';
import type { Bell, BellMessage, BellState } from './bell.ts';
import { Listeners } from './listeners.ts';

/** The bell of a server that is alone: it rings in this process and nowhere else. */
export class LocalBell implements Bell {
  readonly #listeners: Listeners<BellMessage>;
  readonly alone = true;
  #closed = false;

  constructor(logger: Pick<FastifyBaseLogger, 'error'>) {
    this.#listeners = new Listeners((err) => logger.error({ err }, 'a listener of the bell failed'));
  }

  get state(): BellState {
    return this.#closed ? 'stale' : 'live';
  }

  ring(message: BellMessage): void {
    if (!this.#closed) queueMicrotask(() => this.#listeners.tell(message));
  }

  listen(fn: (message: BellMessage) => void): () => void {
    return this.#listeners.add(fn);
  }

  /** Never called: there is no line to lose. */
  onReconnect(): () => void {
    return () => {};
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listeners.clear();
  }
}
