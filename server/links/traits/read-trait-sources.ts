import type { Trx } from '../../db/database.ts';
import type { TraitSource } from './traits.ts';

/** The attempts of sessions, oldest first, by the session's id. */
export async function readTraitSources(
  trx: Trx,
  companyId: string,
  ids: readonly string[],
): Promise<Map<string, TraitSource[]>> {
  const rows = await trx
    .selectFrom('attempt')
    .select(['session_id', 'view'])
    .where('company_id', '=', companyId)
    .where('session_id', 'in', ids)
    .orderBy('number')
    .execute();
  return new Map([...Map.groupBy(rows, (row) => row.session_id)].map(([id, all]) => [id, all.map(({ view }) => view)]));
}
