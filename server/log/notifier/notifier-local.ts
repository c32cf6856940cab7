import type { FastifyBaseLogger } from 'fastify';
import { Listeners } from '../listeners.ts';
import type { Notifier, NotifierMessage, NotifierState } from './notifier.ts';

/** The notifier of a single node: it publishes within this process only. */
export class LocalNotifier implements Notifier {
  readonly #listeners: Listeners<NotifierMessage>;
  readonly alone = true;
  #closed = false;

  constructor(logger: Pick<FastifyBaseLogger, 'error'>) {
    this.#listeners = new Listeners((err) => logger.error({ err }, 'a listener of the notifier failed'));
  }

  get state(): NotifierState {
    return this.#closed ? 'stale' : 'live';
  }

  publish(message: NotifierMessage): void {
    if (!this.#closed) queueMicrotask(() => this.#listeners.tell(message));
  }

  listen(fn: (message: NotifierMessage) => void): () => void {
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
