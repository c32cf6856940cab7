import { sql } from 'kysely';
import type { AttemptView } from '../../shared/attempt.ts';
import type { Subject } from '../../shared/document.ts';
import type { Trx } from '../db/database.ts';
import { traitKey, traitsOf } from './traits.ts';

/** Makes a session be found by what it is known by now, in one statement. */
export function writeTraits(
  trx: Trx,
  session: { id: string; company_id: string },
  subject: Subject | null,
  attempts: readonly Pick<AttemptView, 'clientIp'>[],
): Promise<unknown> {
  const keys = traitsOf(subject, attempts).map((trait) => traitKey(session.company_id, trait).toString('hex'));
  return sql`
    with now as (select decode(key, 'hex') as key from unnest(${keys}::text[]) as key),
      gone as (
        delete from session_trait
        where company_id = ${session.company_id} and session_id = ${session.id} and key not in (select key from now)
      )
    insert into session_trait (company_id, key, session_id)
    select ${session.company_id}::uuid, key, ${session.id}::uuid from now
    on conflict do nothing
  `.execute(trx);
}
