import type { Selectable } from 'kysely';
import type { ReportView } from '../../shared/api/reports.ts';
import type { ReportStatus } from '../../shared/report/report.ts';
import type { Db } from '../db/database.ts';
import type { ReportTables } from './tables.ts';

export const reportColumns = [
  'id',
  'company_id',
  'session_id',
  'issue',
  'number',
  'paper',
  'language',
  'state',
  'status',
  'file',
  'bytes',
  'sha256',
  'job_id',
  'made_at',
  'queued_at',
] as const satisfies readonly (keyof ReportTables['report'])[];
export type ReportRow = Pick<Selectable<ReportTables['report']>, (typeof reportColumns)[number]>;

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** @param status where it is at this moment, when that is more than the row says */
export const reportView = (row: ReportRow, status: ReportStatus = row.status): ReportView => ({
  id: row.id,
  sessionId: row.session_id,
  number: row.number,
  paper: row.paper,
  language: row.language,
  status,
  madeAt: row.issue.madeAt,
  madeBy: row.issue.madeBy,
  final: row.issue.final,
  state: row.issue.state,
  checkpoint: row.issue.checkpoint,
  bytes: row.bytes,
  sha256: row.sha256 && hex(row.sha256),
});

/** Of one session, the newest first. */
export function listReports(db: Db, companyId: string, sessionId: string): Promise<ReportRow[]> {
  return db
    .selectFrom('report')
    .select(reportColumns)
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}

export function findReport(db: Db, companyId: string, id: string): Promise<ReportRow | undefined> {
  return db
    .selectFrom('report')
    .select(reportColumns)
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
}
