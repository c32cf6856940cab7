import type { SavedFilter } from '../../shared/api/saved-filters.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Db } from '../db/database.ts';
import { listSessionTags } from '../session-tags/queries.ts';
import { fitFilter } from './fit.ts';
import { mayChange, maySee } from './rules.ts';

/** Those that the reviewer sees, by name. */
export async function listSavedFilters(db: Db, login: Login): Promise<SavedFilter[]> {
  const { companyId } = login;
  const rows = await db.selectFrom('saved_filter').selectAll().where('company_id', '=', companyId).execute();
  const rejectionTags = await db
    .selectFrom('rejection_tag')
    .select('key')
    .where('company_id', '=', companyId)
    .where('label', 'is not', null)
    .execute();
  const existing = {
    sessionTags: new Set((await listSessionTags(db, companyId)).map(({ id }) => id)),
    rejectionTags: new Set(rejectionTags.map(({ key }) => key)),
  };
  return rows
    .filter((row) => maySee(row, login))
    .map((row) => ({
      ...{ id: row.id, list: row.list, name: row.name, shared: row.shared, reviewerId: row.reviewer_id },
      mayChange: mayChange(row, login),
      ...fitFilter(row.filter, row.sort, existing),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}
