import { sql } from 'kysely';
import type { Trx } from '../../db/database.ts';
import type { Corrections } from '../../sessions/tables.ts';
import { type TraitSource, traitKey, traitsOf } from './traits.ts';

/** Makes a locked session be found by what it is known by now, in one statement. */
export function writeTraits(
  trx: Trx,
  session: { id: string; company_id: string },
  attempts: readonly TraitSource[],
  corrections: Corrections | null,
): Promise<unknown> {
  const rows = traitsOf(attempts, corrections).map(({ scope, isCurrent, ...trait }) => ({
    ...{ key: traitKey(session.company_id, trait).toString('hex'), scope, isCurrent },
  }));
  return sql`
    with now as (
        select decode(t.key, 'hex') as key, t.scope, t.is_current
        from unnest(${rows.map((row) => row.key)}::text[], ${rows.map((row) => row.scope)}::text[],
          ${rows.map((row) => row.isCurrent)}::boolean[]) as t (key, scope, is_current)
      ),
      gone as (
        delete from session_trait
        where company_id = ${session.company_id} and session_id = ${session.id} and key not in (select key from now)
      )
    insert into session_trait as before (company_id, key, session_id, scope, is_current)
    select ${session.company_id}::uuid, key, ${session.id}::uuid, scope, is_current from now
    on conflict (company_id, key, session_id) do update set scope = excluded.scope, is_current = excluded.is_current
      where (before.scope, before.is_current) is distinct from (excluded.scope, excluded.is_current)
  `.execute(trx);
}
