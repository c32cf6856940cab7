import { sql } from 'kysely';
import type { CheckedDossier, SessionSince } from '../../../shared/api/dossiers.ts';
import type { DossierIssue } from '../../../shared/dossier.ts';
import type { FactType } from '../../../shared/event.ts';
import type { Db } from '../../db/database.ts';
import { type DossierRow, dossierColumns, hex } from '../queries.ts';
import { passing, presentState } from '../record.ts';

/** Changes that are told; there are seldom more than three. */
const mostChanges = 50;

/** Of whatever company: who holds the file, or its code, need not say whose it is. */
export function findBySha256(db: Db, sha256: Uint8Array): Promise<DossierRow | undefined> {
  return db.selectFrom('dossier').select(dossierColumns).where('sha256', '=', sha256).limit(1).executeTakeFirst();
}

export function findByCode(db: Db, code: string): Promise<DossierRow | undefined> {
  return db
    .selectFrom('dossier')
    .select(dossierColumns)
    .where('code', '=', code)
    .where('stage', '=', 'made')
    .executeTakeFirst();
}

/** What is told of a dossier that is ours, and of what its session has become. */
export const checkedOf = (issue: DossierIssue, sha256: string, since: SessionSince): CheckedDossier => ({
  number: issue.number,
  sessionId: issue.sessionId,
  companyName: issue.company.name,
  madeAt: issue.madeAt,
  madeBy: { kind: issue.madeBy.kind, name: issue.madeBy.name },
  final: issue.final,
  state: issue.state,
  sha256,
  checkpoint: issue.checkpoint,
  since,
});

export const readChecked = async (db: Db, row: DossierRow): Promise<CheckedDossier> =>
  checkedOf(row.issue, hex(row.sha256!), await readSince(db, row));

async function readSince(db: Db, row: DossierRow): Promise<SessionSince> {
  const now = await presentState(db, row.company_id, row.session_id);
  if (!now) return { is: 'erased' };
  if (now.state === row.issue.state) return { is: 'unchanged' };
  const changes = await db
    .selectFrom('event')
    .select(['type', 'at'])
    .where('company_id', '=', row.company_id)
    .where('session_id', '=', row.session_id)
    .where('seq', '>', row.issue.checkpoint.seq)
    .where('type', 'not in', passing)
    .orderBy('seq')
    .limit(mostChanges)
    .execute();
  return { is: 'changed', changes: changes.map(({ type, at }) => ({ type: type as FactType, at: at.toISOString() })) };
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
export async function wasMade(db: Db, issue: DossierIssue, sha256: string): Promise<boolean> {
  const made: FactType = 'dossier.made';
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
