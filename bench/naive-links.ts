import { sql } from 'kysely';
import type { Db } from '../server/db/database.ts';
import type { LinkSample } from './seed-links.ts';

/**
 * Links as one would look for them first: the values in the attempts, and every print compared. Without traits and bands, on the
 * same tables. It does not even fold names.
 */
export async function naiveLinks(db: Db, companyId: string, { id, source, print }: LinkSample): Promise<number> {
  const { subject } = source;
  const { rows: people } = await sql`
    select session_id from attempt
    where company_id = ${companyId} and session_id <> ${id} and (
      view->'subject'->>'documentNumber' = ${subject!.documentNumber!}
      or view->'subject'->>'personalNumber' = ${subject!.personalNumber!}
      or (view->'subject'->>'lastName' = ${subject!.lastName!} and view->'subject'->>'birthDate' = ${subject!.birthDate!})
      or view->>'clientIp' = ${source.clientIp} or view->>'deviceKey' = ${source.deviceKey!}
    ) limit 50`.execute(db);
  const { rows: photos } = await sql`
    select session_id from photo
    where company_id = ${companyId} and session_id <> ${id} and print is not null
      and bit_count(('x' || encode(substr(print, 1, 16), 'hex'))::bit(128) # ('x' || ${print.subarray(0, 16).toString('hex')})::bit(128)) <= 7
    limit 50`.execute(db);
  return people.length + photos.length;
}
