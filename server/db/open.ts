import './encode-into.ts';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { closeFiles } from '../environment/private-files.ts';
import { lockDataDir } from './data-dir-lock.ts';
import type { Db, Tables } from './database.ts';
import { parsers } from './parsers.ts';

export type DatabasePlace =
  | { url: string; connections?: number }
  /** Embedded, in its own folder. Never fsyncs: safe against a killed process, not against a power cut. */
  | { dir: string }
  /** Embedded, in memory, from a dump if one is given: for tests. */
  | { memory: Blob | undefined };

/** Milliseconds to get a connection, whether none is free or the server does not answer: beyond it counts as an outage. */
const connectionTimeoutMillis = 5_000;

/** Opens the database without migrating it; see migrate(). */
export function openDatabase(place: DatabasePlace): Db {
  if ('url' in place) {
    const settings: pg.PoolConfig & { pipeline: boolean } = {
      connectionString: place.url,
      max: place.connections ?? 10,
      connectionTimeoutMillis,
      // Statements issued together are pipelined: a transaction takes three round trips instead of nine.
      pipeline: true,
    };
    const pool = new pg.Pool(settings);
    // A connection that breaks is replaced at the next use; without a listener its error would end the process. The pool's own
    // listener covers idle connections only: one that breaks between two statements of a transaction has no error listener then.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    return known(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), { pool });
  }
  let opened: Promise<PGlite> | undefined;
  const pglite = () => {
    opened ??= openEmbedded(place);
    return opened;
  };
  return known(new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }), { pglite });
}

export type Driver = { pool: pg.Pool } | { pglite: () => Promise<PGlite> };
const drivers = new WeakMap<Db, Driver>();
const known = (db: Db, driver: Driver): Db => {
  drivers.set(db, driver);
  return db;
};

/**
 * The driver of a database made by openDatabase, for a package that issues its own SQL. PGlite has one connection: hold it with
 * `db.connection()` for the duration, or a statement ends up in another transaction.
 */
export function driverOf(db: Db): Driver {
  const driver = drivers.get(db);
  if (!driver) throw new Error('a database that openDatabase did not make');
  return driver;
}

/** Waiting callers per connection of the pool. The embedded database has its own queue. */
export function waitingFor(db: Db): number {
  const driver = driverOf(db);
  return 'pool' in driver ? driver.pool.waitingCount / driver.pool.options.max : 0;
}

async function openEmbedded(place: { dir: string } | { memory: Blob | undefined }): Promise<PGlite> {
  if ('memory' in place) return PGlite.create({ parsers, ...(place.memory && { loadDataDir: place.memory }) });
  const free = await lockDataDir(place.dir);
  try {
    const lite = await PGlite.create({ dataDir: path.join(place.dir, 'db'), parsers });
    // PGlite unpacks its catalogues readable and writable by all users.
    closeFiles(path.join(place.dir, 'db'));
    const close = lite.close.bind(lite);
    lite.close = async () => {
      await close();
      free();
    };
    return lite;
  } catch (error) {
    free();
    throw error;
  }
}
