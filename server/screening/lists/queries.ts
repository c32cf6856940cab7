import { sql } from 'kysely';
import type { ListChanges, ListView, ScreeningSettings } from '../../../shared/api/screening.ts';
import { officialList } from '../../../shared/screening/official-lists.ts';
import { defaultThreshold, type ScreenedList } from '../../../shared/screening/screening.ts';
import type { Db } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';

/** Maximum entries listed per kind of change. */
const mostNamed = 100;

/** A company's newest screening settings. */
export async function readScreeningSetting(db: Db, companyId: string) {
  return db
    .selectFrom('screening_setting')
    .selectAll()
    .where('company_id', '=', companyId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A company's lists: its own and the installation's. A list of the same key does not hide the other. */
export async function findLists(db: Db, companyId: string) {
  return db
    .selectFrom('screening_list as l')
    .leftJoin('screening_list_version as v', (on) =>
      on.onRef('v.list_id', '=', 'l.id').onRef('v.number', '=', 'l.current'),
    )
    .selectAll('l')
    .select(['v.number', 'v.date', 'v.imported_at', 'v.imported_by', 'v.files', 'v.entries', 'v.persons', 'v.names'])
    .select(['v.added', 'v.changed', 'v.removed', 'v.kinds'])
    .where((eb) => eb.or([eb('l.company_id', '=', companyId), eb('l.company_id', 'is', null)]))
    .where('l.removed_at', 'is', null)
    .orderBy('l.title')
    .orderBy('l.id')
    .execute();
}

/** The lists that a company's subjects are screened against. */
export async function listScreened(db: Db, companyId: string): Promise<ScreenedList[]> {
  const [rows, setting] = await Promise.all([findLists(db, companyId), readScreeningSetting(db, companyId)]);
  const off = setting?.disconnected ?? [];
  return rows.flatMap(({ id, title, authority, number, date }) =>
    number === null || off.includes(id) ? [] : [{ id, title, authority, date, version: number }],
  );
}

/** The settings as shown on the settings page. */
export async function readScreeningSettings(
  db: Db,
  companyId: string,
  provider: ScreeningSettings['provider'],
): Promise<ScreeningSettings> {
  const [setting, lists, rescreening] = await Promise.all([
    readScreeningSetting(db, companyId),
    findLists(db, companyId),
    db.selectFrom('rescreening_run').select(['done', 'total']).where('company_id', '=', companyId).executeTakeFirst(),
  ]);
  return {
    version: setting?.version ?? 0,
    threshold: setting?.threshold ?? defaultThreshold,
    carryOver: setting?.carry_over ?? false,
    provider,
    lists: lists.map((row) => viewOf(row, setting?.disconnected ?? [])),
    rescreening: rescreening && rescreening.done < rescreening.total ? rescreening : null,
  };
}

function viewOf(row: Awaited<ReturnType<typeof findLists>>[number], off: readonly string[]): ListView {
  const { importing } = row;
  return {
    id: row.id,
    title: row.title,
    authority: row.authority,
    format: row.format,
    official: officialList(row.key) ? row.key : null,
    topic: row.topic,
    sheet: row.table_sheet,
    own: row.company_id !== null,
    connected: !off.includes(row.id),
    embedded: row.embedded,
    current:
      row.number === null
        ? null
        : {
            ...{ number: row.number, date: row.date, importedAt: row.imported_at!.toISOString() },
            // Lists of the installation show no importer: it may be a reviewer of another company.
            importedBy: row.company_id === null ? null : row.imported_by,
            files: row.files!,
            ...{ entries: row.entries!, persons: row.persons!, names: row.names! },
            ...{ added: row.added!, changed: row.changed!, removed: row.removed!, kinds: row.kinds },
          },
    importing: importing && { since: importing.since, entries: importing.entries },
    failure: row.failure,
    schedule:
      row.every_hours && row.next_at
        ? { urls: row.urls, everyHours: row.every_hours, nextAt: row.next_at.toISOString() }
        : null,
  };
}

/** A list as shown on the settings page. @throws Problem not_found, also for another company's list */
export async function getList(db: Db, companyId: string, id: string): Promise<ListView> {
  const setting = await readScreeningSetting(db, companyId);
  const row = (await findLists(db, companyId)).find((one) => one.id === id);
  if (!row) throw new Problem('not_found', 'There is no such list.');
  return viewOf(row, setting?.disconnected ?? []);
}

/** The changes made by the newest import. @throws Problem not_found, also for another company's list */
export async function readListChanges(db: Db, companyId: string, id: string): Promise<ListChanges> {
  const { current } = await getList(db, companyId, id);
  if (!current) throw new Problem('not_found', 'The list was never whole.');
  const { number } = current;
  const named = async (condition: ReturnType<typeof sql<boolean>>) =>
    db
      .selectFrom('listed_person as p')
      .select(['p.source_id as sourceId', sql<string>`p.person -> 'names' -> 0 ->> 'text'`.as('name')])
      .where('p.list_id', '=', id)
      .where(condition)
      .orderBy('p.id')
      .limit(mostNamed)
      .execute();
  const before = sql`select 1 from listed_person o where o.list_id = p.list_id and o.source_id = p.source_id`;
  const [added, changed, removed] = await Promise.all([
    named(sql<boolean>`p.since = ${number} and not exists (${before} and o.until = ${number})`),
    named(sql<boolean>`p.since = ${number} and exists (${before} and o.until = ${number})`),
    named(sql<boolean>`p.until = ${number} and not exists (${before} and o.since = ${number})`),
  ]);
  return { number, added, changed, removed };
}
