import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { PhotoEvent, PhotoQuery, PhotoReceipt } from '../../../shared/api/ingest.ts';
import { authorityOf } from '../../../shared/session/source.ts';
import { photoHash } from '../../audit/content-hashes.ts';
import type { Context } from '../../context.ts';
import type { Db, Trx } from '../../db/database.ts';
import { Problem } from '../../http/errors/problem.ts';
import { transact } from '../../log/transact.ts';
import { imageWorkers } from '../../media/photo/image-workers.ts';
import { photoIdOf } from '../../media/photo/photo-id.ts';
import { hasPrint, printBands } from '../../media/photo/photo-print.ts';
import { type ProcessedPhoto, processPhoto } from '../../media/photo/process-photo.ts';
import { type Received, receive } from '../../media/receive.ts';
import { getSession, type SessionRecord } from '../../sessions/record/find-session.ts';
import { admitEvent } from '../capture/admit-event.ts';
import { byKey, type ReceivedEvent, receivedFrom } from '../capture/received-event.ts';
import type { EventSender } from '../capture/sender.ts';
import { chargeDay, checkPhotoBudgets } from '../photos/photo-budget.ts';
import { removePhotoFiles, removeUnlessCommitted, storePhotoFiles } from '../photos/photo-files.ts';
import { findEvents, lockCapture } from '../queries.ts';
import { admissionContext, storeEvents } from './receive-events.ts';

type TakenPhoto = ReceivedEvent & PhotoEvent;

/**
 * Receives one photo: streamed to a file, validated by content, processed, stored, and only then recorded. A refusal at any stage
 * leaves neither a file nor a row.
 *
 * @throws Problem too_large, photo_*, event_*, session_finished, session_expired, too_many_attempts, upload_budget_spent,
 * not_found
 */
export async function takePhoto(
  ctx: Context,
  by: EventSender,
  sessionId: string,
  photoId: string,
  query: PhotoQuery,
  body: Readable,
): Promise<PhotoReceipt> {
  const event: PhotoEvent = { id: photoId, type: 'photo.received', ...query };
  const photoEvent = receivedFrom(event, by, ctx.now()) as TakenPhoto;
  await refuseEarly(ctx, by, sessionId, photoEvent);
  const received = await receive(body, ctx.media.incoming);
  try {
    const known = await findPhoto(ctx.db, by.companyId, sessionId, photoEvent);
    // A retry, as phones send: answered without processing it again.
    if (known && Buffer.compare(known.sha256, received.sha256) === 0)
      return await admit(ctx, by, sessionId, photoEvent, received);
    const processed = await imageWorkers.run(by.companyId, () => processPhoto(received.file));
    return await admit(ctx, by, sessionId, photoEvent, received, processed);
  } finally {
    await received.drop();
  }
}

/** Checks early, before the upload is read and processed. The decisive check is repeated under the session's lock. */
async function refuseEarly(ctx: Context, by: EventSender, sessionId: string, photoEvent: TakenPhoto): Promise<void> {
  const session = await getSession(ctx.db, by.companyId, sessionId);
  const known = byKey(await findEvents(ctx.db, by.companyId, sessionId));
  const admission = admitEvent(photoEvent, known, admissionContext(session), ctx.now());
  if (admission.status === 'refused') throw new Problem(admission.code, admission.detail);
  // A photo that is already stored is acknowledged regardless of the budgets.
  if (admission.status === 'stored') await checkPhotoBudgets(ctx, by, session);
}

async function admit(
  ctx: Context,
  by: EventSender,
  sessionId: string,
  photoEvent: TakenPhoto,
  received: Received,
  processed?: ProcessedPhoto,
): Promise<PhotoReceipt> {
  const place = { companyId: by.companyId, sessionId };
  const files = processed && (await storePhotoFiles(ctx, place, photoEvent.id, processed));
  try {
    const { value, seq } = await transact<Omit<PhotoReceipt, 'seq'>>(ctx, by.companyId, by.actor, async (trx) => {
      const [session, stored, set] = await lockCapture(trx, by.companyId, sessionId);
      const { admissions, facts, deferred } = await storeEvents(trx, session, stored, [photoEvent], ctx.now(), set);
      const admission = admissions[0]!;
      if (admission.status === 'refused') throw new Problem(admission.code, admission.detail);
      if (admission.status === 'duplicate')
        return { value: await duplicate(trx, session, photoEvent, received), facts };
      if (!processed || !files) throw new Error('a photo that was known is not');
      const { width, height } = processed;
      const photo = {
        ...{
          id: photoIdOf(session.id, photoEvent),
          attempt_id: photoEvent.attempt,
          kind: photoEvent.kind,
          width,
          height,
        },
        ...processed.quality,
        ...{ size: processed.photo.length, sha256: received.sha256 },
        ...{ file_sha256: sha256Of(processed.photo), thumb_sha256: sha256Of(processed.thumb) },
      };
      const print = hasPrint(photoEvent.kind) ? processed.print : undefined;
      const prints = print && { print, print_bands: printBands(by.companyId, print) };
      const place = { session_id: session.id, company_id: session.company_id };
      const origin = { authority: authorityOf(by.origin), sent: received.size, taken_at: new Date(photoEvent.at) };
      const insert = () =>
        trx
          .insertInto('photo')
          .values({ ...photo, ...place, ...origin, ...files, ...prints })
          .execute();
      const charge = () => chargeDay(trx, by.companyId, ctx.now(), { photos: 1, bytes: received.size });
      const photoContent = photoHash(session.salt, photo);
      return {
        value: { id: photoEvent.id, status: 'stored', width, height },
        facts: facts.map((f) => (f.type === 'photo.received' ? { ...f, data: { ...f.data, photoContent } } : f)),
        deferred: [...deferred, insert, charge],
      };
    });
    // A concurrent upload of the same photo has its own files.
    if (files && value.status === 'duplicate') await removePhotoFiles(ctx, files);
    return { ...value, seq };
  } catch (error) {
    if (files) await removeUnlessCommitted(ctx, place, files, error);
    throw error;
  }
}

async function duplicate(trx: Trx, session: SessionRecord, photoEvent: TakenPhoto, received: Received) {
  const before = await findPhoto(trx, session.company_id, session.id, photoEvent);
  if (!before || Buffer.compare(before.sha256, received.sha256) !== 0) {
    throw new Problem('event_id_reused', 'Another photo with this id is stored.');
  }
  return { id: photoEvent.id, status: 'duplicate' as const, width: before.width, height: before.height };
}

const findPhoto = (db: Db, companyId: string, sessionId: string, photoEvent: TakenPhoto) =>
  db
    .selectFrom('photo')
    .select(['id', 'width', 'height', 'sha256', 'file'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .where('id', '=', photoIdOf(sessionId, photoEvent))
    .executeTakeFirst();

const sha256Of = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
