import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { PrintInput } from '../../../shared/report/report.ts';
import { canonical } from '../../log/chain.ts';
import { finishPdf } from '../../reports/pdf/finish.ts';
import { makeCertificate } from '../../reports/pdf/signature/certificate.ts';
import { type ReportSigner, signerOf } from '../../reports/pdf/signature/signer.ts';
import type { Renderer } from '../../reports/renderer/renderer.ts';

let signing: Promise<ReportSigner> | undefined;
const jpeg = sharp({ create: { width: 90, height: 60, channels: 3, background: '#678' } })
  .jpeg()
  .toBuffer();

/** Prints a report and signs it, with one photo for all and a key that is good for nothing else. */
export async function printReport(renderer: Renderer, input: PrintInput): Promise<Buffer> {
  signing ??= makeCertificate({
    commonName: 'Vidimus',
    organisation: 'Banka',
    now: new Date('2026-03-01T00:00:00Z'),
  }).then(signerOf);
  const file = { type: 'image/jpeg', bytes: await jpeg };
  const shown = input.record.session.photos.filter(({ id }) => !input.missing.includes(id));
  const files = new Map([['/logo', file], ...shown.map(({ id }) => [`/photo/${id}`, file] as const)]);
  const { pdf, title, lang } = await renderer.print({ input, files });
  const sessionJson = Buffer.from(canonical(input.record));
  const issue = { ...input.issue, state: createHash('sha256').update(sessionJson).digest('hex') };
  const how = { title, lang, issue, sessionJson, companyName: issue.company.name, signer: await signing };
  return Buffer.from(await finishPdf(pdf, how));
}
