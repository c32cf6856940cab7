import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';
import { type Asker, type RequestParts, requestDossier } from '../commands.ts';
import { type MakeParts, makeDossier } from '../make.ts';
import { RenderFailed } from '../renderer/renderer.ts';
import { findExport, listUndone } from './queries.ts';

export type ExportParts = RequestParts & MakeParts;

/** Tries of one dossier: what then fails is named in the index, and does not hold up the rest. */
const tries = 3;

/**
 * Makes what an export still lacks, one after the other, so that who waits for a single report is not kept waiting. Goes on
 * where a try before it stopped, and stops when it is cancelled.
 */
export async function makeExport(
  ctx: ExportParts,
  companyId: string,
  exportId: string,
  signal: AbortSignal,
): Promise<void> {
  const view = await findExport(ctx.db, companyId, null, exportId);
  if (view?.state !== 'running') return;
  const by = await readAsker(ctx.db, companyId, view.reviewerId);
  for (const { n, session_id } of await listUndone(ctx.db, companyId, exportId)) {
    if (signal.aborted) throw new Error('the export is taken up again');
    const done = await makeOne(ctx, by, session_id, view.paper);
    const running = await ctx.db
      .updateTable('dossier_export_item')
      .set(done)
      .where('export_id', '=', exportId)
      .where('n', '=', n)
      .returning('n')
      .executeTakeFirst();
    // Erased meanwhile.
    if (!running) continue;
    const now = await findExport(ctx.db, companyId, null, exportId);
    if (now?.state !== 'running') return;
    ctx.bell.ring({ type: 'dossier_export', companyId, export: now });
  }
  await finish(ctx, companyId, exportId);
}

async function finish(ctx: ExportParts, companyId: string, exportId: string): Promise<void> {
  await ctx.db
    .updateTable('dossier_export')
    .set({ state: 'ready' })
    .where('company_id', '=', companyId)
    .where('id', '=', exportId)
    .where('state', '=', 'running')
    .execute();
  const view = await findExport(ctx.db, companyId, null, exportId);
  if (view) ctx.bell.ring({ type: 'dossier_export', companyId, export: view });
}

async function makeOne(
  ctx: ExportParts,
  asker: Asker,
  sessionId: string,
  paper: 'A4' | 'Letter',
): Promise<{ dossier_id: string } | { failed: true }> {
  for (let n = 1; ; n++) {
    try {
      const { id } = await requestDossier(ctx, asker, sessionId, paper, { queued: false });
      await makeDossier(ctx, asker.companyId, id);
      return { dossier_id: id };
    } catch (err) {
      // The database and the store are everybody's: then the whole job waits and is tried again.
      if (!(err instanceof RenderFailed)) throw err;
      ctx.logger.warn({ err, sessionId, n }, 'reports: one of an export failed');
      if (n === tries) return { failed: true };
    }
  }
}

/** Who asked: their name stands on what is made. */
async function readAsker(db: Db, companyId: string, reviewerId: string): Promise<Asker> {
  const { name } = await db
    .selectFrom('reviewer')
    .select('name')
    .where('company_id', '=', companyId)
    .where('id', '=', reviewerId)
    .executeTakeFirstOrThrow();
  return { companyId, by: { kind: 'reviewer', id: reviewerId, name } };
}

/** The same, for a key of the API. */
export async function askerOfKey(
  { db }: Pick<Context, 'db'>,
  { companyId, keyId }: { companyId: string; keyId: string },
): Promise<Asker> {
  const { name } = await db
    .selectFrom('api_key')
    .select('name')
    .where('company_id', '=', companyId)
    .where('id', '=', keyId)
    .executeTakeFirstOrThrow();
  return { companyId, by: { kind: 'key', id: keyId, name } };
}
