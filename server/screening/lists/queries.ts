import type { ScreenedList } from '../../../shared/screening.ts';
import type { Db } from '../../db/database.ts';

/** What a company has set for its screening, the newest version. */
export async function readScreeningSetting(db: Db, companyId: string) {
  return db
    .selectFrom('screening_setting')
    .selectAll()
    .where('company_id', '=', companyId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The lists that a company's subjects are screened against: its own in place of the installation's of the same key. */
export async function listScreened(db: Db, companyId: string): Promise<ScreenedList[]> {
  const rows = await db
    .selectFrom('screening_list as l')
    .innerJoin('screening_list_version as v', (on) =>
      on.onRef('v.list_id', '=', 'l.id').onRef('v.number', '=', 'l.current'),
    )
    .select(['l.id', 'l.key', 'l.title', 'l.authority', 'l.company_id', 'v.number', 'v.date'])
    .where((eb) => eb.or([eb('l.company_id', '=', companyId), eb('l.company_id', 'is', null)]))
    .where('l.removed_at', 'is', null)
    .orderBy('l.title')
    .execute();
  const own = new Set(rows.filter((row) => row.company_id !== null).map((row) => row.key));
  const off = (await readScreeningSetting(db, companyId))?.disconnected ?? [];
  return rows
    .filter((row) => (row.company_id !== null || !own.has(row.key)) && !off.includes(row.id))
    .map(({ id, title, authority, number, date }) => ({ id, title, authority, date, version: number }));
}
