import type { Db } from '../../db/database.ts';
import type { ReadOptions } from './formats/entry.ts';
import { ownKey } from './identity.ts';
import type { ImportRequest } from './import/import.ts';

/** How a table is to be read: as specified with the files, else as at the last import of the same list. */
export async function tableOptions(
  db: Db,
  { companyId, listId, title, files, table = {} }: ImportRequest,
): Promise<ReadOptions> {
  const key = ownKey(title, files[0]?.name ?? '');
  const before = await db
    .selectFrom('screening_list')
    .select(['table_columns', 'topic', 'table_sheet'])
    .where('company_id', companyId === null ? 'is' : '=', companyId)
    .where((eb) => (listId === undefined ? eb('key', '=', key) : eb('id', '=', listId)))
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  const columns = table.columns ?? before?.table_columns ?? undefined;
  const topic = table.topic ?? before?.topic ?? undefined;
  const sheet = table.sheet ?? before?.table_sheet ?? undefined;
  return { ...(columns && { columns }), ...(topic && { topic }), ...(sheet && { sheet }) };
}
