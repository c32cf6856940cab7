import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { installJobs } from '../jobs/jobs.ts';
import type { Db } from './database.ts';

const folder = path.join(import.meta.dirname, '../../sql');
/** Any number will do, as long as every node takes the same. */
const advisoryLock = 0x76_69_64_69;

/**
 * Runs each file of sql/ that this database has not seen, in order, each in a transaction of its own. Forward only.
 * Several nodes may start at once: they take turns. What jobs need comes with their package, and last.
 */
export async function migrate(db: Db): Promise<string[]> {
  await sql`create table if not exists migration (name text primary key, at timestamptz not null default now())`
    .execute(db)
    // Two nodes on an empty database: "if not exists" is no guard against a creation that has not committed yet.
    .catch((error: { code?: string }) => {
      if (error.code !== '23505' && error.code !== '42P07') throw error;
    });
  const ran: string[] = [];
  for (const name of readdirSync(folder)
    .filter((f) => f.endsWith('.sql'))
    .sort()) {
    await db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(advisoryLock)})`.execute(trx);
      const { rows } = await sql`select 1 from migration where name = ${name}`.execute(trx);
      if (rows.length) return;
      for (const statement of statements(readFileSync(path.join(folder, name), 'utf8'))) {
        await sql.raw(statement).execute(trx);
      }
      await sql`insert into migration (name) values (${name})`.execute(trx);
      ran.push(name);
    });
  }
  await installJobs(db);
  return ran;
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
