import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { uuid } from '../http/validation.ts';

/** What has an id of its own as its primary key and belongs to one company. */
const tables = [
  'session',
  'note',
  'mention',
  'decision',
  'subject_edit',
  'hit',
  'alert',
  'screening_list',
  'report',
  'report_export',
  'signing_certificate',
  'api_key',
  'reviewer',
  'session_tag',
  'saved_filter',
] as const;

/** Ids of one request that are looked up. */
const maxIds = 8;

/** Is one of these ids something of another company? By primary keys alone; what belongs to the installation is not. */
export async function existsElsewhere(db: Db, companyId: string, ids: readonly string[]): Promise<boolean> {
  const wanted = sql`any(${ids}::uuid[])`;
  const lookups = tables.map(
    (table) => sql`exists (select from ${sql.table(table)} where id = ${wanted} and company_id <> ${companyId}::uuid)`,
  );
  const { rows } = await sql<{ found: boolean }>`select ${sql.join(lookups, sql` or `)} as found`.execute(db);
  return rows[0]!.found;
}

/** The ids that a request names, in its path and at the top of its body. */
export function idsOf(...parts: unknown[]): string[] {
  const values = parts.flatMap((part) => (part && typeof part === 'object' ? Object.values(part) : []));
  const ids = values.filter((value): value is string => typeof value === 'string' && uuid.test(value));
  return [...new Set(ids.map((id) => id.toLowerCase()))].slice(0, maxIds);
}
