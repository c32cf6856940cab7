import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import pLimit from 'p-limit';
import sharp from 'sharp';
import type { PhotoKind, PhotoView } from '../../../shared/document/media.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';

/**
 * Pixels of the longer side: 200 dpi for a document across the page, enough for its smallest print; a face is a third as wide.
 */
const longest: Record<PhotoKind, number> = {
  document_front: 1_400,
  document_back: 1_400,
  selfie: 900,
  liveness_frame: 700,
};
const quality = 80;
/**
 * Decoding is CPU-bound: two at a time. Separate from the upload queue, which rejects photos that wait too long: a rejected photo
 * would be missing from the report.
 */
const shrink = pLimit(2);

/**
 * A session's photos scaled to the page, as JPEG. Each promise resolves independently, so that the page renders in parallel. An
 * unreadable photo rejects its promise without causing an unhandled rejection.
 */
export async function printPhotos(
  ctx: Pick<Context, 'db' | 'media' | 'logger'>,
  companyId: string,
  sessionId: string,
  photos: readonly PhotoView[],
): Promise<Map<string, Promise<Buffer>>> {
  const files = await findFiles(ctx.db, companyId, sessionId);
  const make = async ({ id, kind }: PhotoView): Promise<Buffer> => {
    const photo = files.get(id);
    const found = photo && (await ctx.media.open(photo.file));
    if (!found) throw new Error('a photo is not in the media store');
    const bytes = await buffer(found.stream);
    if (!createHash('sha256').update(bytes).digest().equals(photo.file_sha256)) {
      throw new Error('a photo in the media store is not the one that was stored');
    }
    return printSized(bytes, longest[kind]);
  };
  return new Map(
    photos.map((photo) => {
      const print = shrink(() => make(photo));
      print.catch((err) => ctx.logger.warn({ err, sessionId, photoId: photo.id }, 'reports: a photo cannot be read'));
      return [photo.id, print];
    }),
  );
}

/** Ids of unreadable photos, after all have been tried: the page shows a notice in place of each. */
export async function missingOf(prints: ReadonlyMap<string, Promise<Buffer>>): Promise<string[]> {
  const tried = await Promise.allSettled(prints.values());
  return [...prints.keys()].filter((_, i) => tried[i]!.status === 'rejected').sort();
}

/** Deterministic: the same photo gives the same bytes. */
const printSized = (photo: Buffer, side: number): Promise<Buffer> =>
  sharp(photo)
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality, chromaSubsampling: '4:2:0' })
    .toBuffer();

interface PhotoFile {
  file: string;
  file_sha256: Uint8Array;
}

async function findFiles(db: Db, companyId: string, sessionId: string): Promise<Map<string, PhotoFile>> {
  const rows = await db
    .selectFrom('photo')
    .select(['id', 'file', 'file_sha256'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
