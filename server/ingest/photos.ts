import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import pLimit from 'p-limit';
import type { PhotoEvent, PhotoQuery, PhotoReceipt } from '../../shared/api/ingest.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { Problem } from '../http/problem.ts';
import { transact } from '../log/transact.ts';
import { type Developed, develop } from '../media/develop.ts';
import { type Received, receive } from '../media/receive.ts';
import { judge } from './judge.ts';
import { findReports, getSession, lockReports, type SessionRecord } from './queries.ts';
import type { Reporter } from './reporter.ts';
import { standingOf, storeReports } from './reports.ts';

/** Decoding is heavy: two at a time, so that a rush of photos does not hold up events and sockets. */
const darkroom = pLimit(2);

/**
 * Takes one photo: streamed to a file, checked by content, developed, stored, and only then made known. Whatever
 * refuses it, no byte and no row stays behind.
 *
 * @throws Problem too_large, photo_*, event_*, session_finished, session_expired, too_many_attempts, not_found
 */
export async function takePhoto(
  ctx: Context,
  by: Reporter,
  sessionId: string,
  photoId: string,
  query: PhotoQuery,
  body: Readable,
): Promise<PhotoReceipt> {
  const report: PhotoEvent = { id: photoId, type: 'photo.received', ...query };
  await refuseEarly(ctx, by.companyId, sessionId, report);
  const received = await receive(body, ctx.media.incoming);
  try {
    const known = await findPhoto(ctx, by.companyId, sessionId, photoId);
    // Sent again, as phones do: answered without a second development.
    if (known && Buffer.compare(known.sha256, received.sha256) === 0)
      return await admit(ctx, by, sessionId, report, received);
    const developed = await darkroom(() => develop(received.file));
    return await admit(ctx, by, sessionId, report, received, developed);
  } finally {
    await received.drop();
  }
}

/** Before its bytes are taken and developed. The word that counts is said once more when the session is locked. */
async function refuseEarly(ctx: Context, companyId: string, sessionId: string, report: PhotoEvent): Promise<void> {
  const session = await getSession(ctx.db, companyId, sessionId);
  const known = new Map((await findReports(ctx.db, companyId, sessionId)).map((r) => [r.id, r]));
  const judgement = judge(report, known, standingOf(session), ctx.now());
  if (judgement.status === 'refused') throw new Problem(judgement.code, judgement.detail);
}

async function admit(
  ctx: Context,
  by: Reporter,
  sessionId: string,
  report: PhotoEvent,
  received: Received,
  developed?: Developed,
): Promise<PhotoReceipt> {
  const files = developed && (await storeFiles(ctx, by.companyId, sessionId, report.id, developed));
  let kept = false;
  try {
    const { value, seq } = await transact<Omit<PhotoReceipt, 'seq'>>(ctx, by.companyId, by.actor, async (trx) => {
      const [session, stored, set] = await lockReports(trx, by.companyId, sessionId);
      const { judgements, facts, deferred } = await storeReports(trx, session, stored, [report], ctx.now(), set);
      const judgement = judgements[0]!;
      if (judgement.status === 'refused') throw new Problem(judgement.code, judgement.detail);
      if (judgement.status === 'duplicate') return { value: await duplicate(trx, session, report, received), facts };
      if (!developed || !files) throw new Error('a photo that was known is not');
      const insert = () =>
        trx
          .insertInto('photo')
          .values({
            id: report.id,
            session_id: session.id,
            company_id: session.company_id,
            attempt_id: report.attempt,
            kind: report.kind,
            taken_at: new Date(report.at),
            width: developed.width,
            height: developed.height,
            size: developed.photo.length,
            ...files,
            sha256: received.sha256,
          })
          .execute();
      const { width, height } = developed;
      return { value: { id: report.id, status: 'stored', width, height }, facts, deferred: [...deferred, insert] };
    });
    kept = value.status === 'stored';
    return { ...value, seq };
  } finally {
    if (files && !kept) await removeFiles(ctx, files);
  }
}

async function duplicate(trx: Trx, session: SessionRecord, report: PhotoEvent, received: Received) {
  const before = await trx
    .selectFrom('photo')
    .select(['width', 'height', 'sha256'])
    .where('company_id', '=', session.company_id)
    .where('session_id', '=', session.id)
    .where('id', '=', report.id)
    .executeTakeFirst();
  if (!before || Buffer.compare(before.sha256, received.sha256) !== 0) {
    throw new Problem('event_id_reused', 'Another photo with this id is stored.');
  }
  return { id: report.id, status: 'duplicate' as const, width: before.width, height: before.height };
}

const removeFiles = (ctx: Context, names: { file: string; thumb: string }) =>
  Promise.allSettled([ctx.media.remove(names.file), ctx.media.remove(names.thumb)]);

/** Names hold chance: two uploads of one id never write the same file, so dropping one leaves the other whole. */
async function storeFiles(ctx: Context, companyId: string, sessionId: string, photoId: string, developed: Developed) {
  const base = `${companyId}/${sessionId}/${photoId}.${randomUUID().slice(0, 8)}`;
  const names = { file: `${base}.jpg`, thumb: `${base}.thumb.webp` };
  try {
    await ctx.media.put(names.file, developed.photo);
    await ctx.media.put(names.thumb, developed.thumb);
  } catch (error) {
    await removeFiles(ctx, names);
    throw error;
  }
  return names;
}

async function findPhoto(ctx: Context, companyId: string, sessionId: string, photoId: string) {
  return ctx.db
    .selectFrom('photo')
    .select('sha256')
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .where('id', '=', photoId)
    .executeTakeFirst();
}
