import { type RejectionGroup, type RejectionTag, rejectionTags } from '../../shared/decision/rejection-tags.ts';
import type { Db, Trx } from '../db/database.ts';
import { Problem } from '../http/errors/problem.ts';

/** The tree of tags, group by group: the built-in ones, then the company's own in the order in which they were made. */
export async function listTags(db: Db, companyId: string): Promise<RejectionTag[]> {
  const rows = await db
    .selectFrom('rejection_tag')
    .select(['key', 'tag_group', 'label', 'retired_at'])
    .where('company_id', '=', companyId)
    .orderBy('created_at')
    .orderBy('key')
    .execute();
  return (Object.keys(rejectionTags) as RejectionGroup[]).flatMap((group) => [
    ...rejectionTags[group].map((key) => ({
      ...{ key, group, label: null },
      retired: rows.some((row) => row.key === key && row.retired_at !== null),
    })),
    ...rows
      .filter((row) => row.tag_group === group && row.label !== null)
      .map(({ key, label, retired_at }) => ({ key, group, label, retired: retired_at !== null })),
  ]);
}

/** @throws Problem tag_unknown, with the places of those that the company does not offer */
export async function checkTags(trx: Trx, companyId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const offered = new Set((await listTags(trx, companyId)).filter((tag) => !tag.retired).map(({ key }) => key));
  const errors = keys.flatMap((key, i) =>
    offered.has(key) ? [] : [{ in: 'body' as const, pointer: `/tags/${i}`, detail: 'is not offered by the company' }],
  );
  if (errors.length > 0) throw new Problem('tag_unknown', 'Choose among the tags that the company offers.', { errors });
}
