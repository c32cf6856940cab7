import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import pLimit from 'p-limit';
import sharp from 'sharp';
import type { PhotoKind, PhotoView } from '../../../shared/document/media.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/database.ts';

/**
 * Pixels of the longer side: a document across the page has 200 a printed inch, which is enough for its smallest letters;
 * a face has a third of the width.
 */
const longest: Record<PhotoKind, number> = {
  document_front: 1_400,
  document_back: 1_400,
  selfie: 900,
  liveness_frame: 700,
};
const quality = 80;
/**
 * Decoding is heavy: no more than the machine's two at a time. Apart from the queue of uploads, which refuses what waits too
 * long: a refused photo would be missing in the report.
 */
const shrink = pLimit(2);

/**
 * A session's photos in the size of the page, as JPEG, each as soon as it is ready: the page is drawn meanwhile. One that
 * cannot be read is rejected, and is nobody's unhandled failure.
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

/** Those that could not be read, once all have been tried: the page says so, where the photo would be. */
export async function missingOf(prints: ReadonlyMap<string, Promise<Buffer>>): Promise<string[]> {
  const tried = await Promise.allSettled(prints.values());
  return [...prints.keys()].filter((_, i) => tried[i]!.status === 'rejected').sort();
}

/** The same photo has the same print, byte for byte. */
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
