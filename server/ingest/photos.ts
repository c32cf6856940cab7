import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { PhotoEvent, PhotoQuery, PhotoReceipt } from '../../shared/api/ingest.ts';
import { photoHash } from '../audit/content-hashes.ts';
import type { Context } from '../context.ts';
import type { Db, Trx } from '../db/database.ts';
import { Problem } from '../http/problem.ts';
import { transact } from '../log/transact.ts';
import { darkroom } from '../media/darkroom.ts';
import { type Developed, develop } from '../media/develop.ts';
import { hasPrint, printBands } from '../media/photo-print.ts';
import { type Received, receive } from '../media/receive.ts';
import { judge } from './judge.ts';
import { chargeDay, checkPhotoBudgets } from './photo-budget.ts';
import { removePhotoFiles, removeUnlessCommitted, storePhotoFiles } from './photo-files.ts';
import { photoIdOf } from './photo-id.ts';
import { findReports, getSession, lockReports, type SessionRecord } from './queries.ts';
import { authorityOf, type Reporter } from './reporter.ts';
import { standingOf, storeReports } from './reports.ts';
import { byKey, type TakenReport, takenFrom } from './taken-report.ts';

type TakenPhoto = TakenReport & PhotoEvent;

/**
 * Takes one photo: streamed to a file, checked by content, developed, stored, and only then made known. Whatever
 * refuses it, no byte and no row stays behind.
 *
 * @throws Problem too_large, photo_*, event_*, session_finished, session_expired, too_many_attempts, upload_budget_spent,
 * not_found
 */
export async function takePhoto(
  ctx: Context,
  by: Reporter,
  sessionId: string,
  photoId: string,
  query: PhotoQuery,
  body: Readable,
): Promise<PhotoReceipt> {
  const event: PhotoEvent = { id: photoId, type: 'photo.received', ...query };
  const report = takenFrom(event, by, ctx.now()) as TakenPhoto;
  await refuseEarly(ctx, by, sessionId, report);
  const received = await receive(body, ctx.media.incoming);
  try {
    const known = await findPhoto(ctx.db, by.companyId, sessionId, report);
    // Sent again, as phones do: answered without a second development.
    if (known && Buffer.compare(known.sha256, received.sha256) === 0)
      return await admit(ctx, by, sessionId, report, received);
    const developed = await darkroom.run(by.companyId, () => develop(received.file));
    return await admit(ctx, by, sessionId, report, received, developed);
  } finally {
    await received.drop();
  }
}

/** Before its bytes are taken and developed. The word that counts is said once more when the session is locked. */
async function refuseEarly(ctx: Context, by: Reporter, sessionId: string, report: TakenPhoto): Promise<void> {
  const session = await getSession(ctx.db, by.companyId, sessionId);
  const known = byKey(await findReports(ctx.db, by.companyId, sessionId));
  const judgement = judge(report, known, standingOf(session), ctx.now());
  if (judgement.status === 'refused') throw new Problem(judgement.code, judgement.detail);
  // One that is stored already is answered so, however much there is.
  if (judgement.status === 'stored') await checkPhotoBudgets(ctx, by, session);
}

async function admit(
  ctx: Context,
  by: Reporter,
  sessionId: string,
  report: TakenPhoto,
  received: Received,
  developed?: Developed,
): Promise<PhotoReceipt> {
  const place = { companyId: by.companyId, sessionId };
  const files = developed && (await storePhotoFiles(ctx, place, report.id, developed));
  try {
    const { value, seq } = await transact<Omit<PhotoReceipt, 'seq'>>(ctx, by.companyId, by.actor, async (trx) => {
      const [session, stored, set] = await lockReports(trx, by.companyId, sessionId);
      const { judgements, facts, deferred } = await storeReports(trx, session, stored, [report], ctx.now(), set);
      const judgement = judgements[0]!;
      if (judgement.status === 'refused') throw new Problem(judgement.code, judgement.detail);
      if (judgement.status === 'duplicate') return { value: await duplicate(trx, session, report, received), facts };
      if (!developed || !files) throw new Error('a photo that was known is not');
      const { width, height } = developed;
      const photo = {
        ...{ id: photoIdOf(session.id, report), attempt_id: report.attempt, kind: report.kind, width, height },
        ...developed.quality,
        ...{ size: developed.photo.length, sha256: received.sha256 },
        ...{ file_sha256: sha256Of(developed.photo), thumb_sha256: sha256Of(developed.thumb) },
      };
      const print = hasPrint(report.kind) ? developed.print : undefined;
      const prints = print && { print, print_bands: printBands(by.companyId, print) };
      const place = { session_id: session.id, company_id: session.company_id };
      const origin = { authority: authorityOf(by.origin), sent: received.size, taken_at: new Date(report.at) };
      const insert = () =>
        trx
          .insertInto('photo')
          .values({ ...photo, ...place, ...origin, ...files, ...prints })
          .execute();
      const charge = () => chargeDay(trx, by.companyId, ctx.now(), { photos: 1, bytes: received.size });
      const photoContent = photoHash(session.salt, photo);
      return {
        value: { id: report.id, status: 'stored', width, height },
        facts: facts.map((f) => (f.type === 'photo.received' ? { ...f, data: { ...f.data, photoContent } } : f)),
        deferred: [...deferred, insert, charge],
      };
    });
    // The other upload of it has files of its own.
    if (files && value.status === 'duplicate') await removePhotoFiles(ctx, files);
    return { ...value, seq };
  } catch (error) {
    if (files) await removeUnlessCommitted(ctx, place, files, error);
    throw error;
  }
}

async function duplicate(trx: Trx, session: SessionRecord, report: TakenPhoto, received: Received) {
  const before = await findPhoto(trx, session.company_id, session.id, report);
  if (!before || Buffer.compare(before.sha256, received.sha256) !== 0) {
    throw new Problem('event_id_reused', 'Another photo with this id is stored.');
  }
  return { id: report.id, status: 'duplicate' as const, width: before.width, height: before.height };
}

/** Before 0010_authorities a photo that came with a capture token kept the id that the phone chose. */
async function findPhoto(db: Db, companyId: string, sessionId: string, report: TakenPhoto) {
  const id = photoIdOf(sessionId, report);
  const found = await db
    .selectFrom('photo')
    .select(['id', 'width', 'height', 'sha256', 'file'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .where('id', 'in', [id, report.id])
    .execute();
  return found.find((photo) => photo.id === id) ?? found[0];
}

const sha256Of = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
