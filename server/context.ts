import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import type { Db } from './db/database.ts';
import type { Notifier } from './log/notifier/notifier.ts';
import type { MediaStore } from './media/store.ts';

/** The parts that app.ts receives once and passes to each feature. */
export interface Context {
  config: Config;
  /** For requests and sockets. */
  db: Db;
  /** The same database with separate connections, for background work: followers, sweeps, jobs. */
  background: Db;
  notifier: Notifier;
  media: MediaStore;
  /** By the database's clock (db/clock.ts). Time is always a parameter, so that tests can control it. */
  now: () => Date;
  logger: FastifyBaseLogger;
}
