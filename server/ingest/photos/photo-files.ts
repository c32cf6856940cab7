import { randomUUID } from 'node:crypto';
import type { Context } from '../../context.ts';
import { Problem } from '../../http/errors/problem.ts';
import type { ProcessedPhoto } from '../../media/photo/process-photo.ts';
import { lockSession } from '../../sessions/record/find-session.ts';

/** Names in the media store. */
export interface PhotoFiles {
  file: string;
  thumb: string;
}

interface Place {
  companyId: string;
  sessionId: string;
}

/** Names are random: two uploads of one id never write the same file, so removing one does not affect the other. */
export async function storePhotoFiles(
  ctx: Pick<Context, 'media'>,
  { companyId, sessionId }: Place,
  photoId: string,
  processed: ProcessedPhoto,
): Promise<PhotoFiles> {
  const base = `${companyId}/${sessionId}/${photoId}.${randomUUID().slice(0, 8)}`;
  const names = { file: `${base}.jpg`, thumb: `${base}.thumb.webp` };
  try {
    await ctx.media.put(names.file, processed.photo);
    await ctx.media.put(names.thumb, processed.thumb);
  } catch (error) {
    // No row can refer to them yet.
    await removePhotoFiles(ctx, names);
    throw error;
  }
  return names;
}

export const removePhotoFiles = (ctx: Pick<Context, 'media'>, names: PhotoFiles): Promise<unknown> =>
  Promise.allSettled([ctx.media.remove(names.file), ctx.media.remove(names.thumb)]);

/**
 * Removes the files of a photo whose transaction failed, unless it may have committed: a commit whose answer was lost did take
 * effect, and its row needs the files. The session's lock waits for a transaction that is still in doubt. When the outcome cannot
 * be determined, the files stay: an orphan costs space, a missing photo costs evidence.
 */
export async function removeUnlessCommitted(
  ctx: Pick<Context, 'db' | 'media' | 'logger'>,
  { companyId, sessionId }: Place,
  names: PhotoFiles,
  error: unknown,
): Promise<void> {
  // A refusal is thrown before the commit is sent.
  if (!(error instanceof Problem)) {
    try {
      const row = await ctx.db.transaction().execute(async (trx) => {
        await lockSession(trx, companyId, sessionId);
        return trx
          .selectFrom('photo')
          .select('id')
          .where('company_id', '=', companyId)
          .where('session_id', '=', sessionId)
          .where('file', '=', names.file)
          .executeTakeFirst();
      });
      if (row) return;
    } catch (err) {
      ctx.logger.warn({ err, sessionId }, 'it is not known whether a photo was stored: its files stay');
      return;
    }
  }
  await removePhotoFiles(ctx, names);
}
