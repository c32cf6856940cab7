import { Readable } from 'node:stream';
import { PhotoQuery, PhotoReceipt } from '../../../shared/api/ingest.ts';
import { Exact, Id } from '../../../shared/schema.ts';
import type { Context } from '../../context.ts';
import type { App } from '../../http/app-type.ts';
import { Problem } from '../../http/errors/problem.ts';
import { fileTimeoutMs } from '../../http/limits/body-deadlines.ts';
import { ingestLimit } from '../../http/limits/limits.ts';
import { largestPhoto, tooLarge } from '../../media/receive.ts';
import { takePhoto } from '../commands/receive-photo.ts';
import { byEither, requireSender, senderOf } from './guard.ts';

const kinds = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];
/** Phones and libraries label photos in many ways (`image/jpg`, `image/pjpeg`, none): the type is detected from the content. */
const anyPicture = /^(image\/|application\/octet-stream)/;

/** In a separate scope: only here is a body accepted as a photo, and as nothing else. */
export async function photoRoute(app: App, ctx: Context): Promise<void> {
  app.removeAllContentTypeParsers();
  // Passed on as a stream, without buffering.
  app.addContentTypeParser(anyPicture, (_request, body, done) => done(null, body));

  // A dropped connection ends the request, but not its processing: shutdown waits until the partial photo is removed.
  const underWay = new Set<Promise<unknown>>();
  app.addHook('onClose', async () => void (await Promise.allSettled(underWay)));

  app.put(
    '/sessions/:id/photos/:photoId',
    {
      config: { rateLimit: ingestLimit(ctx.config), bodyTimeoutMs: fileTimeoutMs },
      onRequest: requireSender(ctx),
      schema: {
        tags: ['ingest'],
        security: byEither,
        summary: 'Upload a photo',
        description: `JPEG, PNG, WebP or AVIF as the raw body, whatever picture its content type names, ${largestPhoto / 1024 / 1024} MiB at most. HEIC is refused by name. A JPEG is taken when no part of its picture is lost. The id is made by the client; sending it again is harmless.`,
        consumes: kinds,
        params: Exact({ id: Id, photoId: Id }),
        querystring: PhotoQuery,
        response: { 200: PhotoReceipt, 201: PhotoReceipt },
      },
    },
    async (request, reply) => {
      if (Number(request.headers['content-length'] ?? 0) > largestPhoto) throw new Problem('too_large', tooLarge);
      const { body } = request;
      if (!(body instanceof Readable)) {
        throw new Problem('media_type_refused', 'Send the photo as the body, with its content type.');
      }
      const { id, photoId } = request.params;
      const taking = takePhoto(ctx, senderOf(request), id, photoId, request.query, body);
      underWay.add(taking);
      const receipt = await taking.finally(() => underWay.delete(taking));
      return reply.code(receipt.status === 'stored' ? 201 : 200).send(receipt);
    },
  );
}
