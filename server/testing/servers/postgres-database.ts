import { sql } from 'kysely';
import { inject } from 'vitest';
import type { Db } from '../../db/database.ts';
import { openDatabase } from '../../db/open.ts';
import { inDatabase, templateName } from '../real-setup.ts';

/** A fresh migrated database on the real Postgres of the project `real`: its address, to be opened as often as wanted. */
export async function makePostgresUrl(): Promise<string> {
  const url = inject('postgresUrl');
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const admin = openDatabase({ url, connections: 1 });
  try {
    await sql`create database ${sql.id(name)} template ${sql.id(templateName)}`.execute(admin);
  } finally {
    await admin.destroy();
  }
  return inDatabase(url, name);
}

/** The same, opened. The caller destroys it. */
export async function makePostgresDatabase(connections = 20): Promise<Db> {
  return openDatabase({ url: await makePostgresUrl(), connections });
}
