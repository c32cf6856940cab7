import { sql } from 'kysely';
import type { TableColumn, TableTopic } from '../../../../shared/screening/own-table.ts';
import type { ListFormat } from '../../../../shared/screening/screening.ts';
import type { Trx } from '../../../db/database.ts';
import { transact } from '../../../log/transact.ts';
import { queueRescreening } from '../../runs/queue-rescreening.ts';
import type { ListImport } from '../../tables.ts';
import type { EntryCounts } from '../read-job.ts';
import { type AcquiredImport, actorOf, assertImport, type ImportParts } from './acquire-import.ts';
import type { Imported, ImportRequest } from './import.ts';

interface Whole extends Imported {
  format: ListFormat;
  date: string | null;
  files: { name: string; bytes: number; sha256: string }[];
  kinds: EntryCounts;
  /** Of a company's own table: how it was read. */
  table: { columns: TableColumn[] | null; topic: TableTopic; sheet: string | null } | null;
  /** Ids of rows that end with this version. */
  ended: number[];
}

/** Lets a version that is whole take the place of the one that serves, and queues those who are to be screened again. */
export async function activateVersion(
  ctx: ImportParts,
  request: ImportRequest,
  list: AcquiredImport,
  whole: Whole,
): Promise<void> {
  const now = ctx.now();
  const { listId, version, added, changed, removed } = whole;
  const listImport: ListImport = { listId, version, added, changed, removed };
  const write = async (trx: Trx): Promise<void> => {
    await assertImport(trx, list);
    await trx
      .insertInto('screening_list_version')
      .values({
        ...{ list_id: listId, number: version, date: whole.date, imported_at: now, imported_by: request.reviewerId },
        ...{ entries: whole.entries, persons: whole.persons, names: whole.names, added, changed, removed },
        files: JSON.stringify(whole.files),
        kinds: JSON.stringify(whole.kinds),
      })
      .execute();
    if (whole.ended.length > 0) {
      await sql`update listed_person set until = ${version} where id = any(${whole.ended}::bigint[])`.execute(trx);
    }
    await trx
      .updateTable('screening_list')
      .set({
        ...{ current: version, importing: null, failure: null, format: whole.format },
        embedded: request.embedded ?? false,
        table_columns: whole.table?.columns ? JSON.stringify(whole.table.columns) : null,
        topic: whole.table?.topic ?? null,
        table_sheet: whole.table?.sheet ?? null,
        ...(request.title?.trim() && request.listId !== undefined && { title: request.title.trim().slice(0, 200) }),
      })
      .where('id', '=', listId)
      .execute();
  };
  const { companyId } = request;
  if (companyId === null) {
    await ctx.db.transaction().execute(async (trx) => {
      await write(trx);
      await queueRescreening(trx, { companyId: null, now, listImport });
    });
    return;
  }
  await transact(ctx, companyId, actorOf(request), async (trx) => {
    await write(trx);
    await queueRescreening(trx, { companyId, now });
    return { value: undefined, facts: [{ type: 'screening_list.imported', sessionId: null, data: listImport }] };
  });
}
