import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { uuid } from '../http/validation.ts';

/** Tables with an id as primary key whose rows belong to one company. */
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

/** Maximum of ids looked up per request. */
const maxIds = 8;

/**
 * Does one of these ids belong to another company? Looked up by primary key only; rows of the whole installation are excluded.
 */
export async function existsElsewhere(db: Db, companyId: string, ids: readonly string[]): Promise<boolean> {
  const wanted = sql`any(${ids}::uuid[])`;
  const lookups = tables.map(
    (table) => sql`exists (select from ${sql.table(table)} where id = ${wanted} and company_id <> ${companyId}::uuid)`,
  );
  const { rows } = await sql<{ found: boolean }>`select ${sql.join(lookups, sql` or `)} as found`.execute(db);
  return rows[0]!.found;
}

/** The ids in a request's path and at the top level of its body. */
export function idsOf(...parts: unknown[]): string[] {
  const values = parts.flatMap((part) => (part && typeof part === 'object' ? Object.values(part) : []));
  const ids = values.filter((value): value is string => typeof value === 'string' && uuid.test(value));
  return [...new Set(ids.map((id) => id.toLowerCase()))].slice(0, maxIds);
}
