import type { FastifyReply } from 'fastify';
import { Exact, Id } from '../../shared/schema.ts';
import { requireReviewer } from '../accounts/guard.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { Problem } from '../http/errors/problem.ts';
import { perMinute } from '../http/limits/limits.ts';
import { findPhotoFiles } from './queries.ts';

const ofPhoto = Exact({ id: Id, photoId: Id });

/** A session's photos, for reviewers of its company only. */
export async function mediaRoutes(app: App, ctx: Context): Promise<void> {
  for (const size of ['photo', 'thumb'] as const) {
    app.get(
      `/sessions/:id/photos/:photoId${size === 'thumb' ? '/thumb' : ''}`,
      {
        config: { rateLimit: perMinute(6_000) },
        onRequest: requireReviewer(ctx),
        schema: { tags: ['review'], summary: size === 'thumb' ? 'A photo, small' : 'A photo', params: ofPhoto },
      },
      async (request, reply) => {
        const { id, photoId } = request.params;
        const files = await findPhotoFiles(ctx.db, request.login!.companyId, id, photoId);
        if (!files) throw new Problem('not_found', 'There is no such photo.');
        const name = size === 'thumb' ? files.thumb : files.file;
        return deliver(ctx, reply, name, size === 'thumb' ? 'image/webp' : 'image/jpeg');
      },
    );
  }
}

async function deliver(ctx: Context, reply: FastifyReply, name: string, type: string): Promise<FastifyReply> {
  const found = await ctx.media.open(name);
  if (!found) throw new Problem('not_found', 'The photo is not in the media store.');
  return (
    reply
      .type(type)
      .header('content-length', found.size)
      // Photos are immutable; cached by this browser only, and for a few minutes, so that a sign-out takes effect.
      .header('cache-control', 'private, max-age=300, immutable')
      .header('content-disposition', 'inline')
      .send(found.stream)
  );
}
