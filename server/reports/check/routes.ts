import { X509Certificate } from 'node:crypto';
import Type from 'typebox';
import type { CheckAnswer, PrintedAnswer } from '../../../shared/api/reports.ts';
import { largestChecked } from '../../../shared/report/report.ts';
import { Exact } from '../../../shared/schema.ts';
import type { Context } from '../../context.ts';
import type { App } from '../../http/app-type.ts';
import { Problem } from '../../http/errors/problem.ts';
import { perMinuteByAddress } from '../../http/limits/limits.ts';
import { networkOf } from '../../http/limits/network-of.ts';
import { uploadSlots } from '../../http/limits/upload-slots.ts';
import { installationCertificate } from '../signing/certificates.ts';
import { checkFile } from './check.ts';
import { findByCode, readChecked } from './queries.ts';

const tags = ['check'];
/** Files and codes per minute and address: far above manual use, far below what guessing codes needs. */
const checkLimit = perMinuteByAddress(30);
/** Upload timeout in milliseconds, for unauthenticated clients: 20 MB at 2.7 Mbit/s. */
const checkTimeoutMs = 60_000;
const params = Exact({ code: Type.String({ pattern: '^[\\w-]{22}$' }) });

/** Checks whether a report is genuine. Unauthenticated: meant for recipients of reports. */
export async function checkRoutes(app: App, ctx: Context): Promise<void> {
  const config = { rateLimit: checkLimit };
  app.addContentTypeParser('application/pdf', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.post(
    '/check',
    {
      ...{ config: { ...config, bodyTimeoutMs: checkTimeoutMs }, bodyLimit: largestChecked },
      onRequest: uploadSlots({ perAddress: 3, inAll: 12 }),
      schema: { tags, summary: 'Check a report: the PDF as the body', consumes: ['application/pdf'] },
    },
    async (request): Promise<CheckAnswer> => {
      if (!Buffer.isBuffer(request.body)) throw new Problem('media_type_refused', 'Send the PDF as application/pdf.');
      return checkFile(ctx.db, request.body, networkOf(request.ip));
    },
  );
  app.get(
    '/check/certificate.pem',
    { config, schema: { tags, summary: "The installation's certificate, to check reports with elsewhere" } },
    async (_request, reply) => {
      const { certificate } = await installationCertificate(ctx);
      return reply
        .type('application/x-pem-file')
        .header('content-disposition', 'attachment; filename="vidimus-certificate.pem"')
        .send(new X509Certificate(certificate).toString());
    },
  );
  app.get(
    '/check/:code',
    { config, schema: { tags, summary: 'What the code on a printed report stands for', params } },
    async (request): Promise<PrintedAnswer> => {
      const row = await findByCode(ctx.db, request.params.code);
      if (!row) throw new Problem('not_found', 'No report has this code.');
      return readChecked(ctx.db, row);
    },
  );
}
