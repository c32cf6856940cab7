import type { Trx } from '../../db/database.ts';
import { readTraitSources } from './read-trait-sources.ts';
import { type Trait, traitsOf } from './traits.ts';

/** What sessions are known by now; those that are not the company's are left out. */
export async function readTraits(trx: Trx, companyId: string, ids: readonly string[]): Promise<Map<string, Trait[]>> {
  const sessions = await trx
    .selectFrom('session')
    .select(['id', 'corrections'])
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .execute();
  const sources = await readTraitSources(trx, companyId, ids);
  return new Map(sessions.map(({ id, corrections }) => [id, traitsOf(sources.get(id) ?? [], corrections)]));
}
