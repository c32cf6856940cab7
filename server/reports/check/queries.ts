import { sql } from 'kysely';
import type { CheckedReport, SessionSince } from '../../../shared/api/reports.ts';
import type { FactType } from '../../../shared/event.ts';
import { factEffects, outsideTypes } from '../../../shared/fact-effects.ts';
import type { ReportIssue } from '../../../shared/report/report.ts';
import type { Db } from '../../db/database.ts';
import { hex, type ReportRow, reportColumns } from '../queries.ts';

/** Of whatever company: who holds the file, or its code, need not say whose it is. */
export function findBySha256(db: Db, sha256: Uint8Array): Promise<ReportRow | undefined> {
  return db.selectFrom('report').select(reportColumns).where('sha256', '=', sha256).limit(1).executeTakeFirst();
}

export function findByCode(db: Db, code: string): Promise<ReportRow | undefined> {
  return db
    .selectFrom('report')
    .select(reportColumns)
    .where('code', '=', code)
    .where('status', '=', 'made')
    .executeTakeFirst();
}

/** What the page says of a genuine report, and of what its session has become. */
export function checkedOf(issue: ReportIssue, sha256: string, companyName: string, since: SessionSince): CheckedReport {
  const { number, sessionId, madeAt, madeBy, final, state, checkpoint } = issue;
  return {
    ...{ number, sessionId, madeAt, final, state, sha256, checkpoint, since },
    company: { id: issue.company.id, name: companyName },
    madeBy: madeBy.kind === 'key' ? { kind: 'key' } : { kind: 'reviewer', name: madeBy.name },
  };
}

export async function readChecked(db: Db, row: ReportRow): Promise<CheckedReport> {
  const [name, since] = await Promise.all([registeredName(db, row.issue), readSince(db, row)]);
  return checkedOf(row.issue, hex(row.sha256!), name, since);
}

/** As whoever runs the installation has it now: a company cannot borrow another's name by printing it. */
export async function registeredName(db: Db, { company }: ReportIssue): Promise<string> {
  const row = await db.selectFrom('company').select('name').where('id', '=', company.id).executeTakeFirst();
  return row?.name ?? company.name;
}

async function readSince(db: Db, row: ReportRow): Promise<SessionSince> {
  const session = await db
    .selectFrom('session')
    .select('id')
    .where('company_id', '=', row.company_id)
    .where('id', '=', row.session_id)
    .executeTakeFirst();
  if (!session) return { is: 'erased' };
  const last = await db
    .selectFrom('event')
    .select(['type', 'at'])
    .where('company_id', '=', row.company_id)
    .where('session_id', '=', row.session_id)
    .where('seq', '>', row.issue.checkpoint.seq)
    .where('type', 'in', outsideTypes)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? { is: factEffects[last.type as FactType].outside!, at: last.at.toISOString() } : { is: 'unchanged' };
}

/** A certificate that this installation ever made for itself. */
export async function isInstallations(db: Db, fingerprint: string): Promise<boolean> {
  const found = await db
    .selectFrom('signing_certificate')
    .select('id')
    .where('fingerprint', '=', Buffer.from(fingerprint, 'hex'))
    .where('company_id', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}

/** The company's log tells of this very file. It stays when a session is erased. */
export async function wasMade(db: Db, issue: ReportIssue, sha256: string): Promise<boolean> {
  const made: FactType = 'report.made';
  const found = await db
    .selectFrom('event')
    .select('seq')
    .where('company_id', '=', issue.company.id)
    .where('session_id', '=', issue.sessionId)
    .where('type', '=', made)
    .where(sql`data ->> 'sha256'`, '=', sha256)
    .executeTakeFirst();
  return found !== undefined;
}
