import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/**
 * Of the watched sessions those that have something in common with one that has changed. For photos this may say too much: the
 * bands of nearly the same picture are shared by some that are not. Reads the traits and photos of both sets and nothing else.
 */
export async function findNewlyLinked(
  db: Db,
  companyId: string,
  changed: readonly string[],
  watched: readonly string[],
): Promise<string[]> {
  if (changed.length === 0 || watched.length === 0) return [];
  const { rows } = await sql<{ session_id: string }>`
    select w.session_id from session_trait w join session_trait c on c.key = w.key and c.session_id <> w.session_id
    where w.company_id = ${companyId} and w.session_id = any(${watched}::uuid[])
      and c.company_id = ${companyId} and c.session_id = any(${changed}::uuid[])
    union
    select w.session_id from photo w join photo c on c.session_id <> w.session_id
      and (c.sha256 = w.sha256 or c.print_bands && w.print_bands)
    where w.company_id = ${companyId} and w.session_id = any(${watched}::uuid[])
      and c.company_id = ${companyId} and c.session_id = any(${changed}::uuid[])
  `.execute(db);
  return rows.map(({ session_id }) => session_id);
}
