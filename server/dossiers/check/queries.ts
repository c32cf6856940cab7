import { sql } from 'kysely';
import type { CheckedDossier, SessionSince } from '../../../shared/api/dossiers.ts';
import type { DossierIssue } from '../../../shared/dossier.ts';
import type { FactType } from '../../../shared/event.ts';
import { factEffects, outsideTypes } from '../../../shared/fact-effects.ts';
import type { Db } from '../../db/database.ts';
import { type DossierRow, dossierColumns, hex } from '../queries.ts';

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

/** What the page says of a genuine report, and of what its session has become. */
export function checkedOf(
  issue: DossierIssue,
  sha256: string,
  companyName: string,
  since: SessionSince,
): CheckedDossier {
  const { number, sessionId, madeAt, madeBy, final, state, checkpoint } = issue;
  return {
    ...{ number, sessionId, madeAt, final, state, sha256, checkpoint, since },
    company: { id: issue.company.id, name: companyName },
    madeBy: madeBy.kind === 'key' ? { kind: 'key' } : { kind: 'reviewer', name: madeBy.name },
  };
}

export async function readChecked(db: Db, row: DossierRow): Promise<CheckedDossier> {
  const [name, since] = await Promise.all([registeredName(db, row.issue), readSince(db, row)]);
  return checkedOf(row.issue, hex(row.sha256!), name, since);
}

/** As whoever runs the installation has it now: a company cannot borrow another's name by printing it. */
export async function registeredName(db: Db, { company }: DossierIssue): Promise<string> {
  const row = await db.selectFrom('company').select('name').where('id', '=', company.id).executeTakeFirst();
  return row?.name ?? company.name;
}

async function readSince(db: Db, row: DossierRow): Promise<SessionSince> {
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
