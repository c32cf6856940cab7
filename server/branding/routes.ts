import { BrandingRequest, type BrandingView } from '../../shared/api/reports.ts';
import { largestLogo } from '../../shared/report/report.ts';
import { requireMaster, requireReviewer } from '../accounts/guard.ts';
import type { Context } from '../context.ts';
import type { App } from '../http/app-type.ts';
import { Problem } from '../http/errors/problem.ts';
import { fileTimeoutMs } from '../http/limits/body-deadlines.ts';
import { reviewLimit } from '../http/limits/limits.ts';
import { saveBranding, saveLogo } from './commands.ts';
import { brandingView, readBranding, readName } from './queries.ts';

const tags = ['settings'];
const kinds = ['image/png', 'image/jpeg', 'image/webp'];

/** How a company looks: its registered name, colour and logo. */
export async function brandingRoutes(app: App, ctx: Context): Promise<void> {
  const config = { rateLimit: reviewLimit };
  const reviewer = { onRequest: requireReviewer(ctx), config };
  const master = { onRequest: requireMaster(ctx), config };
  app.addContentTypeParser(kinds, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.get(
    '/branding',
    { ...reviewer, schema: { tags, summary: 'How the company looks' } },
    async (request): Promise<BrandingView> => {
      const { companyId } = request.login!;
      return brandingView(await readName(ctx.db, companyId), await readBranding(ctx.db, companyId));
    },
  );
  app.put(
    '/branding',
    { ...master, schema: { tags, summary: 'Set the colour', body: BrandingRequest } },
    (request): Promise<BrandingView> => saveBranding(ctx, request.login!, request.body),
  );
  app.get('/branding/logo', { ...reviewer, schema: { tags, summary: 'The logo, as PNG' } }, async (request, reply) => {
    const { logo } = await readBranding(ctx.db, request.login!.companyId);
    if (!logo) throw new Problem('not_found', 'The company has no logo.');
    return reply.type('image/png').header('cache-control', 'private, no-cache').send(Buffer.from(logo));
  });
  app.put(
    '/branding/logo',
    {
      ...master,
      bodyLimit: largestLogo,
      config: { ...config, bodyTimeoutMs: fileTimeoutMs },
      schema: { tags, summary: 'Set the logo', consumes: kinds },
    },
    (request): Promise<BrandingView> => {
      if (!Buffer.isBuffer(request.body))
        throw new Problem('media_type_refused', `One of ${kinds.join(', ')} is needed.`);
      return saveLogo(ctx, request.login!, request.body);
    },
  );
  app.delete(
    '/branding/logo',
    { ...master, schema: { tags, summary: 'Take the logo away' } },
    (request): Promise<BrandingView> => saveLogo(ctx, request.login!, null),
  );
}
