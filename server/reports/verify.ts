import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { largestChecked } from '../../shared/report/report.ts';
import { type Checked, explain, isGood } from './making/explain.ts';
import { checkLogExport } from './making/log-export.ts';
import { fingerprintOf } from './pdf/signature/certificate.ts';
import { checkPdf } from './pdf/verify/check-pdf.ts';

// npm run verify -- report.pdf [--certificate issuer.pem] [--log events.jsonl] [--json]: no server, no network.
// Exit code 0: all is as it should be. 1: it is not. 2: it cannot be said.

const usage = 'npm run verify -- report.pdf [--certificate issuer.pem] [--log events.jsonl] [--json]';

/** What to say where there is nothing to check. */
class Unusable extends Error {}

async function read(file: string, most: number): Promise<Buffer> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Unusable(`${file} cannot be read: ${error.code}`);
  });
  if (bytes.length > most) throw new Unusable(`${file} is larger than any report`);
  return bytes;
}

/** @returns the fingerprint. @param file PEM or DER */
async function readFingerprint(file: string): Promise<string> {
  const bytes = await read(file, 1024 * 1024);
  try {
    return fingerprintOf(new X509Certificate(bytes));
  } catch {
    throw new Unusable(`${file} is no certificate`);
  }
}

async function check(pdf: string, certificate?: string, log?: string): Promise<Checked> {
  const issuer = certificate ? await readFingerprint(certificate) : undefined;
  const bytes = await read(pdf, largestChecked);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const findings = await checkPdf('this program', bytes);
  const checked: Checked = { sha256, findings, maker: 'unasked' };
  if (findings.is !== 'intact') return checked;
  if (issuer) checked.maker = findings.signature.fingerprint === issuer ? 'this' : 'another';
  if (log) {
    checked.log = await checkLogExport(log, findings.issue).catch((error: Error) => {
      throw new Unusable(error.message);
    });
  }
  return checked;
}

/** The same for programs; the session itself is in the PDF's attachment. */
function asJson(checked: Checked): string {
  const { findings, ...rest } = checked;
  const { sessionJson: _, ...shown } = { sessionJson: undefined, ...findings };
  const plain = (key: string, value: unknown) => (key === 'certificate' ? undefined : value);
  return JSON.stringify({ good: isGood(checked), ...rest, findings: shown }, plain, 2);
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { certificate: { type: 'string' }, log: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (positionals.length !== 1) throw new Unusable('name one file');
  const checked = await check(positionals[0]!, values.certificate, values.log);
  console.log(values.json ? asJson(checked) : explain(checked).join('\n'));
  process.exitCode = checked.findings.is === 'unreadable' ? 2 : isGood(checked) ? 0 : 1;
} catch (error) {
  if (!(error instanceof Unusable || error instanceof TypeError)) throw error;
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 2;
}
