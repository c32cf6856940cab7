import sharp from 'sharp';
import type { BrandingRequest, BrandingView } from '../../shared/api/reports.ts';
import { actorOf } from '../accounts/guard.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Context } from '../context.ts';
import { Problem } from '../http/errors/problem.ts';
import { transact } from '../log/transact.ts';
import { imageWorkers, pictureTimeout } from '../media/photo/image-workers.ts';
import { type Branding, brandingView, readBranding, readName } from './queries.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now'>;

/** Pixels: the logo is printed at most 45 mm wide, at 300 dpi. */
const logoSize = { width: 600, height: 240 };
/** Maximum pixels of an uploaded image: a larger one is treated as a decompression bomb. */
const largestArea = 25_000_000;

/** The colour of a company's reports. */
export const saveBranding = (ctx: Parts, login: Login, { colour }: BrandingRequest): Promise<BrandingView> =>
  change(ctx, login, ({ logo }) => ({ colour, logo }));

/** @param file null removes it. @throws Problem image_unreadable */
export async function saveLogo(ctx: Parts, login: Login, file: Buffer | null): Promise<BrandingView> {
  const logo = file && (await imageWorkers.run(login.companyId, () => processLogo(file)));
  return change(ctx, login, ({ colour }) => ({ colour, logo }));
}

/** Creates a new version of the branding from the current one. Concurrent changes by masters are serialized. */
async function change(
  ctx: Parts,
  login: Login,
  make: (before: Branding) => Omit<Branding, 'version'>,
): Promise<BrandingView> {
  const { companyId, reviewerId } = login;
  const { value } = await transact(ctx, companyId, actorOf(login), async (trx) => {
    const before = await readBranding(trx, companyId);
    const { colour, logo } = make(before);
    const saved = await trx
      .insertInto('branding')
      .values({
        ...{ company_id: companyId, version: before.version + 1, colour, logo },
        ...{ reviewer_id: reviewerId, at: ctx.now() },
      })
      .onConflict((oc) => oc.doNothing())
      .returning('version')
      .executeTakeFirst();
    if (!saved) throw new Problem('settings_stale', 'Load them anew, then make your change again.');
    return {
      value: brandingView(await readName(trx, companyId), { version: saved.version, colour, logo }),
      facts: [{ type: 'branding.changed', sessionId: null, data: {} }],
    };
  });
  return value;
}

/** Any accepted image type is re-encoded as PNG: no part of the uploaded file itself is stored. */
async function processLogo(file: Buffer): Promise<Buffer> {
  try {
    const picture = sharp(file, { limitInputPixels: largestArea });
    const { format } = await picture.metadata();
    if (!['png', 'jpeg', 'webp'].includes(format)) throw new Error('another kind of picture');
    return await picture
      .rotate()
      .resize({ ...logoSize, fit: 'inside', withoutEnlargement: true })
      // No transparency: PDF/A restricts it, and paper is white.
      .flatten({ background: '#fff' })
      .png({ compressionLevel: 9, palette: false })
      .timeout(pictureTimeout)
      .toBuffer();
  } catch {
    throw new Problem('image_unreadable', 'A PNG, JPEG or WebP picture is needed.');
  }
}
