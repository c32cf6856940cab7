import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { createClient } from 'redis';
import { Listeners } from '../listeners.ts';
import type { Notifier, NotifierMessage, NotifierState } from './notifier.ts';

/** Milliseconds. A connection without traffic for `idleTimeout` is considered dead; pings keep a live one from being idle. */
const connectionMs = { ping: 2_000, idleTimeout: 5_000, connect: 3_000, firstRetry: 50, longestRetry: 2_000 };
/** Messages in flight to a Redis that has stopped reading. Further ones are dropped: a hint becomes outdated. */
const longestQueue = 10_000;

const makeClient = (url: string) =>
  createClient({
    url,
    // No offline queue: a hint delayed until Redis returns is useless, and would fill the memory.
    disableOfflineQueue: true,
    commandsQueueMaxLength: longestQueue,
    pingInterval: connectionMs.ping,
    socket: {
      connectTimeout: connectionMs.connect,
      socketTimeout: connectionMs.idleTimeout,
      reconnectStrategy: (n) =>
        Math.min(connectionMs.firstRetry * 2 ** Math.min(n, 10), connectionMs.longestRetry) * (0.5 + Math.random() / 2),
    },
  });

/**
 * The notifier between nodes, over Redis publish/subscribe. Listeners on this node do not depend on Redis: without it they still
 * receive all that is published here, and nodes find each other's facts by their sweeps.
 */
export class RedisNotifier implements Notifier {
  readonly alone = false;
  readonly #node = randomUUID();
  /** Redis publishes across its numbered databases: only the name separates two installations. */
  readonly #channel: string;
  readonly #logger: Pick<FastifyBaseLogger, 'error' | 'warn' | 'info'>;
  readonly #listeners: Listeners<NotifierMessage>;
  readonly #reconnected: Listeners<void>;
  readonly #out: ReturnType<typeof makeClient>;
  readonly #in: ReturnType<typeof makeClient>;
  /** Logged once per outage, not at each retry. */
  #missing = false;
  #subscribed = false;
  #closed = false;

  /** Starts to connect without waiting: a server starts and works while Redis is unavailable. */
  constructor(url: string, installationId: string, logger: Pick<FastifyBaseLogger, 'error' | 'warn' | 'info'>) {
    this.#channel = `vidimus:${installationId}`;
    this.#logger = logger;
    const failed = (err: unknown): void => logger.error({ err }, 'a listener of the notifier failed');
    this.#listeners = new Listeners(failed);
    this.#reconnected = new Listeners(failed);
    this.#out = makeClient(url);
    this.#in = makeClient(url);
    this.#out.on('ready', () => this.#ready());
    this.#in.on('ready', () => void this.#subscribe());
    for (const client of [this.#out, this.#in]) {
      client.on('error', (err) => this.#lost(err));
      client.connect().catch((err) => this.#lost(err));
    }
  }

  /** The first subscription is ours; on reconnect the client resubscribes automatically, before it emits `ready`. */
  async #subscribe(): Promise<void> {
    try {
      if (!this.#subscribed) await this.#in.subscribe(this.#channel, (text) => this.#hear(text));
      this.#subscribed = true;
      this.#ready();
    } catch (err) {
      // The connection broke in between: `ready` will be emitted again.
      this.#lost(err);
    }
  }

  #ready(): void {
    // Both connections must be up: a node that only receives is as stale to the others as one that only sends.
    if (this.state !== 'live') return;
    this.#missing = false;
    this.#logger.info('Redis: connected');
    // At the first connection too: what other nodes published before it is as lost as after an outage.
    this.#reconnected.tell();
  }

  #lost(err: unknown): void {
    if (this.#closed) return;
    if (!this.#missing) this.#logger.warn({ err }, 'Redis: away; until it is back nodes hear of each other later');
    this.#missing = true;
  }

  #hear(text: string): void {
    try {
      const { node, message } = JSON.parse(text) as { node: string; message: NotifierMessage };
      if (node !== this.#node) this.#listeners.tell(message);
    } catch (err) {
      this.#logger.error({ err }, 'Redis: a message that is not ours');
    }
  }

  get state(): NotifierState {
    if (!this.#closed && this.#subscribed && this.#in.isReady && this.#out.isReady) return 'live';
    return this.#closed || this.#subscribed || this.#missing ? 'stale' : 'connecting';
  }

  publish(message: NotifierMessage): void {
    if (this.#closed) return;
    queueMicrotask(() => this.#listeners.tell(message));
    if (this.#out.isReady) {
      this.#out.publish(this.#channel, JSON.stringify({ node: this.#node, message })).catch(() => {});
    }
  }

  listen(fn: (message: NotifierMessage) => void): () => void {
    return this.#listeners.add(fn);
  }

  onReconnect(fn: () => void): () => void {
    return this.#reconnected.add(fn);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#listeners.clear();
    this.#reconnected.clear();
    for (const client of [this.#in, this.#out]) if (client.isOpen) client.destroy();
  }
}
