import { X509Certificate } from 'node:crypto';
import { PDF } from '@libpdf/core';
import { fromBER } from 'asn1js';
import fc from 'fast-check';
import { Certificate } from 'pkijs';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleIssue, tinyPrint } from '../../../testing/pdf/tiny-print.ts';
import { finishPdf } from '../finish.ts';
import { fingerprintOf, makeCertificate } from '../signature/certificate.ts';
import { signatureDict, signInPlace } from '../signature/sign.ts';
import { type ReportSigner, signerOf } from '../signature/signer.ts';
import { checkPdf } from './check-pdf.ts';
import { type PdfFindings, verdictOf, verifyPdf } from './verify.ts';

let signer: ReportSigner;
let stranger: ReportSigner;
let ours: Set<string>;
let file: Buffer;

const make = async (by: ReportSigner) =>
  Buffer.from(
    await finishPdf(tinyPrint(), {
      ...sampleIssue(),
      title: 'Report',
      lang: 'en',
      companyName: 'Banka Ümläut',
      signer: by,
    }),
  );
const verdict = async (bytes: Uint8Array) => verdictOf(await verifyPdf(bytes), ours);

const parseCertificate = (der: Uint8Array) => new Certificate({ schema: fromBER(new Uint8Array(der).buffer).result });

beforeAll(async () => {
  const now = new Date('2026-03-04T00:00:00Z');
  signer = signerOf(await makeCertificate({ commonName: 'Vidimus', organisation: 'Banka Ümläut', now }));
  stranger = signerOf(await makeCertificate({ commonName: 'Vidimus', organisation: 'Banka Ümläut', now }));
  ours = new Set([fingerprintOf(new X509Certificate(signer.certificate))]);
  file = await make(signer);
});

// What means something to a reader of PDFs.
const tokens = [
  '/ByteRange [0 1 2 3]',
  '/Contents <00>',
  'startxref\n9\n%%EOF\n',
  'endobj',
  '%PDF-1.7',
  '>>',
  '<<',
  '(',
  '[',
];

/** Appends a revision that a reader takes for the newest. */
function revised(pdf: Buffer, object: string): Buffer {
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1'))![1]);
  const size = Number(/\/Size (\d+)/.exec(pdf.toString('latin1', table))![1]);
  const root = /\/Root (\d+ 0 R)/.exec(pdf.toString('latin1', table))![1];
  const body = `${size} 0 obj\n${object}\nendobj\n`;
  const entry = `${String(pdf.length).padStart(10, '0')} 00000 n \n`;
  const trailer = `trailer\n<</Size ${size + 1} /Root ${root} /Prev ${table}>>\nstartxref\n${pdf.length + body.length}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(`${body}xref\n${size} 1\n${entry}${trailer}`, 'latin1')]);
}

test('a report is genuine, and says what it is', async () => {
  const { issue, sessionJson } = sampleIssue();
  const found = await verifyPdf(file);
  expect(found).toMatchObject({
    is: 'intact',
    issue,
    signature: { by: 'O=Banka Ümläut, CN=Vidimus', at: '2026-03-04T05:06:07.000Z', coversAll: true },
  });
  expect(found.is === 'intact' && Buffer.from(found.sessionJson).equals(sessionJson)).toBe(true);
  expect(verdictOf(found, ours)).toBe('genuine');
});

test('what names and titles say is never taken for a signature', async () => {
  const evil = `) /M (D:19990101000000Z) /ByteRange [0 ${' '.repeat(32)}] /ByteRange [0 1 2 3] /Contents <00> 1 0 obj`;
  const how = { ...sampleIssue({ number: evil }), title: evil, lang: 'en', companyName: evil, signer };
  expect(await verifyPdf(await finishPdf(tinyPrint(), how))).toMatchObject({
    is: 'intact',
    signature: { at: '2026-03-04T05:06:07.000Z' },
  });
});

describe('changed', () => {
  test('one byte anywhere: never genuine', async () => {
    // Each byte of what is outside of the signature would take minutes: a prime's step meets all kinds of them.
    const text = file.toString('latin1');
    const open = text.indexOf('<', text.lastIndexOf('/Contents'));
    const places: number[] = [];
    for (let i = 0; i < file.length; i += 211) places.push(i);
    for (let i = open - 60; i < open + 60; i++) places.push(i);
    for (let i = open; i < text.indexOf('>', open) + 20; i += 17) places.push(i);
    for (let i = file.length - 60; i < file.length; i++) places.push(i);
    const missed: number[] = [];
    for (const at of places) {
      const changed = Buffer.from(file);
      changed[at] = changed[at]! ^ (at % 2 ? 1 : 0x20);
      if ((await verdict(changed)) === 'genuine') missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  test('the same signature in capital letters', async () => {
    const at = file.toString('latin1').indexOf('<', file.lastIndexOf('/Contents')) + 1;
    const shouted = Buffer.from(file);
    const end = file.indexOf('>', at);
    shouted.write(file.toString('latin1', at, end).toUpperCase(), at, 'latin1');
    expect(await verdict(shouted)).not.toBe('genuine');
  });

  test('a revision appended, or a byte', async () => {
    expect(await verifyPdf(revised(file, '(new)'))).toMatchObject({
      is: 'altered',
      why: 'something appended',
      signature: { coversAll: false },
    });
    expect(await verdict(Buffer.concat([file, Buffer.from('\n')]))).toBe('altered');
  });

  test('a revision appended and signed by another', async () => {
    const dict = signatureDict(stranger, { name: 'x', reason: 'x', at: '2026-03-05T00:00:00Z' });
    const twice = revised(file, dict);
    signInPlace(twice, stranger);
    expect(await verifyPdf(twice)).toMatchObject({ is: 'altered', why: 'something appended' });
  });

  test('a revision appended by a library', async () => {
    const pdf = await PDF.load(new Uint8Array(file));
    pdf.setTitle('Mine');
    expect(await verdict(await pdf.save({ incremental: true }))).toBe('altered');
  });

  test('cut at any place', async () => {
    for (const part of [0.05, 0.5, 0.9, 0.97, 0.99]) {
      expect(['unreadable', 'altered']).toContain(await verdict(file.subarray(0, Math.floor(file.length * part))));
    }
    expect(await verdict(file.subarray(0, -1))).toBe('altered');
  });

  test('a range that leaves out more than the signature', async () => {
    const text = file.toString('latin1');
    const at = text.lastIndexOf('/ByteRange');
    const written = /\/ByteRange (\[[^\]]*\])/.exec(text.slice(at))![1]!;
    const [, open, close, rest] = written.match(/\d+/g)!.map(Number) as [number, number, number, number];
    const ranges = [
      [0, open - 20, close, rest],
      [0, open, close + 20, rest - 20],
      [0, open, close, rest - 1],
      [0, open, close, rest + 1],
      [1, open, close, rest],
      [0, close, open, rest],
      [0, 0, 0, file.length],
      [0, file.length, file.length, 0],
      [0, 9_999_999_999, 9_999_999_999, 1],
    ];
    for (const range of ranges) {
      const changed = Buffer.from(file);
      changed.write(`[${range.join(' ')}`.padEnd(written.length - 1).concat(']'), at + '/ByteRange '.length, 'latin1');
      expect(await verdict(changed), range.join(' ')).toBe('altered');
    }
  });
});

test('whatever is done to it, in any place: never genuine, and never a throw', async () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat({ max: 300 }),
    put: fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...tokens.map((text) => Buffer.from(text)))),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      let changed = file;
      for (const { at, cut, put } of changes) {
        const place = Math.floor(at * changed.length);
        changed = Buffer.concat([changed.subarray(0, place), put, changed.subarray(place + cut)]);
      }
      fc.pre(!changed.equals(file));
      expect(await verdict(changed)).not.toBe('genuine');
    }),
    { numRuns: 300 },
  );
});

describe('not ours', () => {
  test('signed by another certificate of the same names', async () => {
    const other = await verifyPdf(await make(stranger));
    expect(other.is).toBe('intact');
    expect(verdictOf(other, ours)).toBe('foreign');
  });

  test('our certificate in it, and the key of another with the same names and number', async () => {
    const twin = parseCertificate(stranger.certificate);
    twin.serialNumber = parseCertificate(signer.certificate).serialNumber;
    const key = await crypto.subtle.importKey(
      'pkcs8',
      stranger.key.export({ format: 'der', type: 'pkcs8' }),
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    await twin.sign(key, 'SHA-256');
    const evil = Buffer.from(twin.toSchema(true).toBER(false));
    const { certificate } = signer;
    expect(await verdict(await make({ certificate, chain: [evil], key: stranger.key }))).not.toBe('genuine');
    expect(await verdict(await make({ certificate: evil, chain: [certificate], key: stranger.key }))).not.toBe(
      'genuine',
    );
  });

  test('not signed, by a library', async () => {
    const pdf = PDF.create();
    pdf.addPage();
    expect(await verifyPdf(await pdf.save())).toMatchObject({ is: 'foreign', why: 'not signed', signature: null });
  });

  test('signed, and no report', async () => {
    const bare = revised(tinyPrint(), signatureDict(stranger, { name: 'x', reason: 'x', at: '2026-03-05T00:00:00Z' }));
    signInPlace(bare, stranger);
    expect(await verifyPdf(bare)).toMatchObject({
      is: 'foreign',
      why: 'no report in it',
      signature: { coversAll: true },
    });
  });
});

describe('hostile', () => {
  const bad: [string, () => Uint8Array][] = [
    ['empty', () => new Uint8Array()],
    ['no PDF', () => Buffer.from('hello'.repeat(10_000))],
    ['noise', () => crypto.getRandomValues(new Uint8Array(60_000))],
    [
      'noise after a beginning',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), crypto.getRandomValues(new Uint8Array(60_000))]),
    ],
    ['a range of noise', () => Buffer.from('%PDF-1.7\n/ByteRange [0 30 60 7]<303030303030303030303030>%%EOF')],
    ['many ranges', () => Buffer.from(`%PDF-1.7\n${'/ByteRange [0 1 2 3] '.repeat(100_000)}`)],
    ['deep', () => Buffer.from(`%PDF-1.7\n/ByteRange [0 30 1000031 0]<${'3080'.repeat(250_000)}>`)],
  ];
  test.each(bad)('%s', async (_, bytes) => {
    const found: PdfFindings = await verifyPdf(bytes());
    expect(['unreadable', 'altered', 'foreign']).toContain(found.is);
  });

  test('in a bounded process: the same answer', async () => {
    expect(await checkPdf('somebody', new Uint8Array(file))).toEqual(await verifyPdf(file));
  });
});
