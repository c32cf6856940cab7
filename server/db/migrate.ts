import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { installJobs } from '../jobs/jobs.ts';
import type { Db } from './database.ts';

const folder = path.join(import.meta.dirname, '../../sql');
/** Any number will do, as long as all nodes use the same one. */
const advisoryLock = 0x76_69_64_69;

/** The oldest Postgres whose behaviour is tested. */
const oldestPostgres = 16;

/**
 * Applies each file of sql/ that this database does not have yet, in order, each in its own transaction. Forward only. Several
 * nodes may start at the same time: they take turns. The job queue's schema is part of its package, and comes last.
 *
 * @throws Error where the database is newer than this program, was migrated by other files, or is too old a Postgres
 */
export async function migrate(db: Db): Promise<string[]> {
  await refuseOldPostgres(db);
  await sql`
    create table if not exists migration (name text primary key, hash text not null, at timestamptz not null default now())`
    .execute(db)
    // Two nodes on an empty database: "if not exists" does not prevent a conflict with an uncommitted creation.
    .catch((error: { code?: string }) => {
      if (!['23505', '42P07'].includes(error.code ?? '')) throw error;
    });
  const names = readdirSync(folder)
    .filter((f) => f.endsWith('.sql'))
    .sort();
  await refuseOthersMigrations(db, names);
  const ran: string[] = [];
  for (const name of names) {
    await db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(advisoryLock)})`.execute(trx);
      const { rows } = await sql`select 1 from migration where name = ${name}`.execute(trx);
      if (rows.length) return;
      for (const statement of statements(textOf(name))) {
        await sql.raw(statement).execute(trx);
      }
      await sql`insert into migration (name, hash) values (${name}, ${hashOf(name)})`.execute(trx);
      ran.push(name);
    });
  }
  await installJobs(db);
  return ran;
}

const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const hashOf = (name: string): string => createHash('sha256').update(textOf(name)).digest('hex');

async function refuseOldPostgres(db: Db): Promise<void> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(db);
  checkPostgresVersion(Number(rows[0]!.version));
}

/** @param version in the format of `server_version_num`, such as 160004. @throws Error for one that is too old */
export function checkPostgresVersion(version: number): void {
  const major = Math.floor(version / 10_000);
  if (major < oldestPostgres)
    throw new Error(`the database is Postgres ${major}: version ${oldestPostgres} or newer is needed`);
}

/** A program must not write to a database migrated by newer or other files: it does not know the schema. */
async function refuseOthersMigrations(db: Db, names: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string; hash: string }>`select name, hash from migration order by name`.execute(
    db,
  );
  const unknown = rows.filter(({ name }) => !names.includes(name)).map(({ name }) => name);
  if (unknown.length > 0) {
    throw new Error(
      `the database was migrated by a newer version of this program (${unknown.join(', ')}): start that version, or restore the backup from before the upgrade`,
    );
  }
  for (const { name, hash } of rows) {
    if (hash !== hashOf(name))
      throw new Error(`sql/${name} was changed after this database was migrated with it: migrations are never edited`);
  }
}

/** PGlite takes one statement at a time. Splits at semicolons that end a line, outside $$ bodies. */
export function statements(text: string): string[] {
  const found: string[] = [];
  let current = '';
  let inBody = false;
  for (const line of text.split('\n')) {
    if (line.trimStart().startsWith('--')) continue;
    current += `${line}\n`;
    if (line.split('$$').length % 2 === 0) inBody = !inBody;
    if (!inBody && line.trimEnd().endsWith(';')) {
      found.push(current.trim());
      current = '';
    }
  }
  if (current.trim()) throw new Error(`a statement without its semicolon: ${current.trim().slice(0, 80)}`);
  return found;
}
