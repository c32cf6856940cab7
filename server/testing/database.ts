import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, Kysely } from 'kysely';
import type { Db, Tables } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { parsers } from '../db/parsers.ts';

let template: Promise<Blob> | undefined;

/** Migrating takes seconds, loading a dump a third of one: each test process migrates once. */
async function makeTemplate(): Promise<Blob> {
  const lite = await PGlite.create({ parsers });
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: lite }) });
  await migrate(db);
  const dump = await lite.dumpDataDir('none');
  await db.destroy();
  return dump;
}

/** A fresh migrated embedded database. The caller destroys it. */
export async function makeDatabase(): Promise<Db> {
  template ??= makeTemplate();
  return openDatabase({ memory: await template });
}
