import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printedTwice } from '../../testing/pdf/printed.ts';
import { sampleIssue } from '../../testing/pdf/tiny-print.ts';
import { tool } from '../../testing/pdf/tool.ts';
import { finishPdf } from './finish.ts';
import { makeCertificate } from './signature/certificate.ts';
import { signerOf } from './signature/signer.ts';
import { verifyPdf } from './verify/verify.ts';

// A page that Chromium printed, finished, in the eyes of programs that we did not write.
let dir: string;
let prints: [Buffer, Buffer];
let finished: Uint8Array;
let certificate: Uint8Array;
const at = (name: string) => path.join(dir, name);

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'report-'));
  const made = await makeCertificate({
    commonName: 'Vidimus reports',
    organisation: 'Banka',
    now: new Date('2026-03-01T00:00:00Z'),
  });
  certificate = made.certificate;
  const signer = signerOf(made);
  const finish = (print: Uint8Array, changes = {}) =>
    finishPdf(print, { ...sampleIssue(changes), title: 'Report – Ґ', lang: 'en', companyName: 'Banka Ümläut', signer });
  prints = await printedTwice();
  finished = await finish(prints[0]);
  await writeFile(at('report.pdf'), finished);
  await writeFile(at('again.pdf'), await finish(prints[1]));
  await writeFile(at('under-way.pdf'), await finish(prints[0], { final: false }));
  const changed = Buffer.from(finished);
  const place = changed.indexOf('stream', changed.length / 3) + 20;
  changed[place] = changed[place]! ^ 1;
  await writeFile(at('changed.pdf'), changed);
});
afterAll(() => rm(dir, { recursive: true }));

test('Chromium prints the same page otherwise at another time; finished, it is the same', async () => {
  expect(Buffer.compare(finished, await readFile(at('again.pdf')))).toBe(0);
  // All that differs: time, user agent, the counter of cells, and the places of what comes behind.
  const without = (print: Buffer) =>
    print.toString('latin1').replace(/D:\d{14}|\(node\d+\)|^\/Creator .*|^\d{10} .*|^\d+$/gm, '');
  expect(without(prints[0])).toBe(without(prints[1]));
});

test('qpdf finds nothing wrong', async () => {
  for (const name of ['report.pdf', 'under-way.pdf']) {
    expect(await tool('qpdf', '--check', at(name))).toContain('No syntax or stream encoding errors found');
  }
});

test('pdfinfo: tagged, titled, of its size, by us', async () => {
  const info = await tool('pdfinfo', at('report.pdf'));
  for (const line of [
    /^Title: +Report – Ґ$/m,
    /^Author: +Banka Ümläut$/m,
    /^Creator: +Vidimus$/m,
    /^Producer: +Vidimus$/m,
    /^CreationDate: +Wed Mar {2}4 05:06:07 2026 UTC$/m,
    /^Metadata Stream: +yes$/m,
    /^Tagged: +yes$/m,
    /^JavaScript: +no$/m,
    /^Pages: +2$/m,
    /^Page size: .*\(A4\)$/m,
    /^PDF version: +1.7$/m,
  ]) {
    expect(info).toMatch(line);
  }
  const structure = await tool('pdfinfo', '-struct-text', at('report.pdf'));
  expect(structure).toMatch(/H1.*Verification report.*Table.*TH.*Figure.*Form/s);
  // What is an artifact is not read out.
  expect(structure).not.toContain('Page 1 of 2');
});

test('pdfsig: valid, of the whole file; one changed byte, and it says so, as we do', async () => {
  const good = await tool('pdfsig', at('report.pdf'));
  for (const line of [
    'Signer Certificate Common Name: Vidimus reports',
    'Signing Time: Mar 04 2026 05:06:07',
    'Signing Hash Algorithm: SHA-256',
    'Signature Type: ETSI.CAdES.detached',
    'Total document signed',
    'Signature Validation: Signature is Valid.',
  ]) {
    expect(good).toContain(line);
  }
  expect(await verifyPdf(finished)).toMatchObject({ is: 'intact' });
  expect(await tool('pdfsig', at('changed.pdf'))).toContain('Signature Validation: Digest Mismatch.');
  expect(await verifyPdf(await readFile(at('changed.pdf')))).toMatchObject({ is: 'altered', why: 'signature broken' });
});

test('openssl: the signature by hand, as docs/report-pdf.md tells', async () => {
  const text = Buffer.from(finished).toString('latin1');
  const [, open, close] = /\/ByteRange \[0 (\d+) (\d+) \d+/.exec(text)!.map(Number) as [number, number, number];
  await writeFile(at('signature.der'), Buffer.from(text.slice(open + 1, close - 1), 'hex'));
  await writeFile(at('content.bin'), Buffer.concat([finished.subarray(0, open), finished.subarray(close)]));
  await writeFile(at('issuer.pem'), new X509Certificate(certificate).toString());
  const args = ['cms', '-verify', '-cades', '-binary', '-inform', 'der', '-CAfile', at('issuer.pem')];
  args.push('-purpose', 'any', '-attime', String(Date.parse('2026-03-04T05:06:07Z') / 1000));
  await tool('openssl', ...args, '-in', at('signature.der'), '-content', at('content.bin'), '-out', at('signed.bin'));
});

test('pdfdetach: what is attached is what went in', async () => {
  const { issue, sessionJson } = sampleIssue();
  await tool('pdfdetach', '-savefile', 'session.json', '-o', at('session.json'), at('report.pdf'));
  expect(Buffer.compare(await readFile(at('session.json')), sessionJson)).toBe(0);
  await tool('pdfdetach', '-savefile', 'report.json', '-o', at('report.json'), at('report.pdf'));
  expect(JSON.parse(await readFile(at('report.json'), 'utf8'))).toEqual(issue);
});

describe('pdftotext', () => {
  test('the pages, each with its foot', async () => {
    const text = await tool('pdftotext', '-layout', at('report.pdf'), '-');
    const pages = text.split('\f');
    for (const [i, page] of pages.slice(0, 2).entries()) {
      expect(page).toContain('Report 2026-000042 · Session 0190f3a0-0000-7000-8000-000000000002');
      expect(page).toContain(`Page ${i + 1} of 2`);
    }
    expect(text).toContain('ნინო ბერიძე');
    expect(text).not.toContain('Not final');
  });
  test('not final, on each page', async () => {
    const text = await tool('pdftotext', '-raw', at('under-way.pdf'), '-');
    expect(
      text
        .split('\f')
        .slice(0, 2)
        .every((page) => /N\s*o\s*t\s*f\s*i\s*n\s*a\s*l/.test(page)),
    ).toBe(true);
  });
});
