import type { Selectable } from 'kysely';
import type { DossierView } from '../../shared/api/dossiers.ts';
import type { DossierStage } from '../../shared/dossier.ts';
import type { Db } from '../db/database.ts';
import type { DossierTables } from './tables.ts';

export const dossierColumns = [
  'id',
  'company_id',
  'session_id',
  'issue',
  'number',
  'paper',
  'state',
  'stage',
  'file',
  'bytes',
  'sha256',
  'job_id',
  'made_at',
  'queued_at',
] as const satisfies readonly (keyof DossierTables['dossier'])[];
export type DossierRow = Pick<Selectable<DossierTables['dossier']>, (typeof dossierColumns)[number]>;

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** @param stage where it is at this moment, when that is more than the row says */
export const dossierView = (row: DossierRow, stage: DossierStage = row.stage): DossierView => ({
  id: row.id,
  sessionId: row.session_id,
  number: row.number,
  paper: row.paper,
  stage,
  madeAt: row.issue.madeAt,
  madeBy: row.issue.madeBy,
  final: row.issue.final,
  state: row.issue.state,
  checkpoint: row.issue.checkpoint,
  bytes: row.bytes,
  sha256: row.sha256 && hex(row.sha256),
});

/** Of one session, the newest first. */
export function listDossiers(db: Db, companyId: string, sessionId: string): Promise<DossierRow[]> {
  return db
    .selectFrom('dossier')
    .select(dossierColumns)
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}

export function findDossier(db: Db, companyId: string, id: string): Promise<DossierRow | undefined> {
  return db
    .selectFrom('dossier')
    .select(dossierColumns)
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
}
