import { buffer } from 'node:stream/consumers';
import pLimit from 'p-limit';
import sharp from 'sharp';
import type { PhotoKind, PhotoView } from '../../shared/media.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';

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
/** Decoding is heavy: no more than the machine's two at a time. */
const darkroom = pLimit(2);

export interface PhotoPrints {
  /** JPEG, by photo. */
  prints: Map<string, Buffer>;
  /** Could not be read: said on the page, where the photo would be. */
  missing: string[];
}

/** A session's photos in the size of the page. */
export async function printPhotos(
  ctx: Pick<Context, 'db' | 'media' | 'logger'>,
  companyId: string,
  sessionId: string,
  photos: readonly PhotoView[],
): Promise<PhotoPrints> {
  const files = await findFiles(ctx.db, companyId, sessionId);
  const prints = new Map<string, Buffer>();
  const missing: string[] = [];
  const make = async ({ id, kind }: PhotoView): Promise<void> => {
    const file = files.get(id);
    const found = file === undefined ? undefined : await ctx.media.open(file);
    if (!found) return void missing.push(id);
    try {
      prints.set(id, await printSized(await buffer(found.stream), longest[kind]));
    } catch (err) {
      ctx.logger.warn({ err, sessionId, photoId: id }, 'reports: a photo could not be read');
      missing.push(id);
    }
  };
  await Promise.all(photos.map((photo) => darkroom(() => make(photo))));
  return { prints, missing: missing.sort() };
}

/** The same photo has the same print, byte for byte. */
const printSized = (photo: Buffer, side: number): Promise<Buffer> =>
  sharp(photo)
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality, chromaSubsampling: '4:2:0' })
    .toBuffer();

async function findFiles(db: Db, companyId: string, sessionId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('photo')
    .select(['id', 'file'])
    .where('company_id', '=', companyId)
    .where('session_id', '=', sessionId)
    .execute();
  return new Map(rows.map(({ id, file }) => [id, file]));
}
