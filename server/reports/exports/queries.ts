import { sql } from 'kysely';
import type { ExportView } from '../../../shared/api/reports.ts';
import type { Db } from '../../db/database.ts';

const columns = ['id', 'company_id', 'reviewer_id', 'paper', 'language', 'state', 'created_at'] as const;

const views = (db: Db, companyId: string) =>
  db
    .selectFrom('report_export as e')
    .select(columns.map((column) => `e.${column}` as const))
    .select((eb) => {
      const items = eb.selectFrom('report_export_item as i').whereRef('i.export_id', '=', 'e.id');
      return [
        items.select((of) => of.fn.countAll<number>().as('n')).as('total'),
        items
          .where((of) => of.or([of('i.report_id', 'is not', null), of('i.failed', '=', true)]))
          .select((of) => of.fn.countAll<number>().as('n'))
          .as('done'),
        items
          .where('i.failed', '=', true)
          .select((of) => of.fn.countAll<number>().as('n'))
          .as('failed'),
      ];
    })
    .where('e.company_id', '=', companyId);

type Row = Awaited<ReturnType<ReturnType<typeof views>['executeTakeFirstOrThrow']>>;

const toView = (row: Row): ExportView => ({
  id: row.id,
  reviewerId: row.reviewer_id,
  state: row.state,
  paper: row.paper,
  language: row.language,
  createdAt: row.created_at.toISOString(),
  total: row.total ?? 0,
  done: row.done ?? 0,
  failed: row.failed ?? 0,
});

/** Exports are visible only to the reviewer who requested them, not even to other masters of the company. */
export async function findExport(
  db: Db,
  companyId: string,
  reviewerId: string | null,
  id: string,
): Promise<ExportView | undefined> {
  const found = views(db, companyId).where('e.id', '=', id);
  const row = await (reviewerId === null ? found : found.where('e.reviewer_id', '=', reviewerId)).executeTakeFirst();
  return row && toView(row);
}

/** The reviewer's own exports that are not cancelled, newest first. */
export async function listExports(db: Db, companyId: string, reviewerId: string): Promise<ExportView[]> {
  const rows = await views(db, companyId)
    .where('e.reviewer_id', '=', reviewerId)
    .where('e.state', '<>', 'cancelled')
    .orderBy('e.created_at', 'desc')
    .limit(20)
    .execute();
  return rows.map(toView);
}

/** Number of a company's exports in progress. */
export async function countRunning(db: Db, companyId: string): Promise<number> {
  const { n } = await db
    .selectFrom('report_export')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('company_id', '=', companyId)
    .where('state', '=', 'running')
    .executeTakeFirstOrThrow();
  return n;
}

/** Reports still to be made, in order. */
export function listUndone(db: Db, companyId: string, exportId: string) {
  return db
    .selectFrom('report_export_item as i')
    .innerJoin('report_export as e', 'e.id', 'i.export_id')
    .select(['i.n', 'i.session_id'])
    .where('e.company_id', '=', companyId)
    .where('e.id', '=', exportId)
    .where('i.report_id', 'is', null)
    .where('i.failed', '=', false)
    .orderBy('i.n')
    .execute();
}

/** All items in order, with their report where one exists. */
export function listItems(db: Db, companyId: string, exportId: string) {
  return db
    .selectFrom('report_export_item as i')
    .innerJoin('report_export as e', 'e.id', 'i.export_id')
    .leftJoin('report as d', 'd.id', 'i.report_id')
    .select([
      'i.session_id',
      'i.report_id',
      'd.number',
      'd.made_at',
      sql<string | null>`encode(d.sha256, 'hex')`.as('sha256'),
    ])
    .where('e.company_id', '=', companyId)
    .where('e.id', '=', exportId)
    .orderBy('i.n')
    .execute();
}
