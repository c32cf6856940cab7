import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SigningView } from '../../../shared/api/reports.ts';
import type { Db } from '../../db/database.ts';
import { makeKeyring } from '../../keyring.ts';
import { askTool, makeReports, type Reports } from '../../testing/pdf/reports.ts';
import { sampleIssue, tinyPrint } from '../../testing/pdf/tiny-print.ts';
import { tool } from '../../testing/pdf/tool.ts';
import { goodRun } from '../../testing/phone.ts';
import { makePostgresDatabase } from '../../testing/servers/postgres-database.ts';
import { finishPdf } from '../pdf/finish.ts';
import { readPkcs12 } from '../pdf/signature/pkcs12.ts';
import { signerOf } from '../pdf/signature/signer.ts';
import { seal, unseal } from './seal.ts';

/** Who signs a company's reports, and what comes of it. */
let db: Db;
let it: Reports;
let dir: string;
let file: Buffer;
beforeAll(async () => {
  db = await makePostgresDatabase();
  it = await makeReports(db);
  dir = await mkdtemp(path.join(tmpdir(), 'vidimus-signing-'));
  const at = (name: string) => path.join(dir, name);
  await tool(
    ...[
      'openssl',
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '365',
      '-subj',
      '/O=Aurora/CN=Aurora Compliance',
    ],
    ...['-keyout', at('key'), '-out', at('crt')],
  );
  await tool(
    ...[
      'openssl',
      'pkcs12',
      '-export',
      '-inkey',
      at('key'),
      '-in',
      at('crt'),
      '-passout',
      'pass:secret',
      '-out',
      at('p12'),
    ],
  );
  file = await readFile(at('p12'));
  // The clock of the server stands; the certificate begins now.
  it.pass(60_000);
});
afterAll(async () => {
  await it.close();
  await rm(dir, { recursive: true, force: true });
});

async function put(who: 'us' | 'them', bytes: Buffer, password: string) {
  const form = new FormData();
  form.append('password', password);
  form.append('file', new Blob([new Uint8Array(bytes)]), 'company.p12');
  const { headers, body } = new Response(form);
  return it.app.inject({
    ...{ method: 'PUT', url: '/api/signing', payload: Buffer.from(await new Response(body).arrayBuffer()) },
    headers: { cookie: it.cookies[who], 'content-type': headers.get('content-type')! },
  });
}
const signing = async (who: 'us' | 'them'): Promise<SigningView> => (await it.browser(who, 'GET', '/signing')).json();
const signerOfFile = (pdf: Buffer) => askTool('pdfsig', pdf, (at) => [at]);

test('the installation’s signs until a company brings its own; nobody else has that', async () => {
  expect((await signing('us')).own).toBeNull();
  const first = await it.file(await it.made(await it.finished(goodRun)));
  expect(await signerOfFile(first)).toContain('CN=Vidimus reports');

  expect((await put('us', file, 'secret')).json()).toMatchObject({
    own: { subject: expect.stringContaining('Aurora Compliance') },
  });
  const own = await it.file(await it.made(await it.finished(goodRun)));
  expect(await signerOfFile(own)).toContain('Aurora Compliance');
  expect((await it.check(own)).json()).toMatchObject({ verdict: 'genuine' });
  expect((await signing('them')).own).toBeNull();

  expect((await it.browser('us', 'DELETE', '/signing')).statusCode).toBe(204);
  expect((await it.browser('us', 'DELETE', '/signing')).statusCode).toBe(404);
  const rows = await db.selectFrom('signing_certificate').select(['company_id', 'key_sealed', 'retired_at']).execute();
  expect(rows.find((row) => row.company_id === it.companyId)).toMatchObject({
    key_sealed: null,
    retired_at: expect.any(Date),
  });
  // What it signed is still known, though its key is gone.
  expect((await it.check(own)).json()).toMatchObject({ verdict: 'genuine' });
});

test('R16 what a company signs with its own certificate elsewhere was not made here', async () => {
  await put('us', file, 'secret');
  const signer = signerOf(await readPkcs12(file, 'secret', new Date()));
  const sample = sampleIssue({ company: { id: it.companyId, name: 'Aurora' } });
  const about = { title: 'A report', lang: 'en', companyName: 'Aurora' };
  const forged = Buffer.from(await finishPdf(tinyPrint(), { ...sample, ...about, signer }));
  expect((await it.check(forged)).json()).toMatchObject({
    verdict: 'foreign',
    report: null,
    signature: { coversAll: true },
  });
  await it.browser('us', 'DELETE', '/signing');
});

test('a wrong password, rubbish, too many bytes, nothing: refused in words, and nothing is changed', async () => {
  for (const [bytes, password, code] of [
    [file, 'another', 'certificate_refused'],
    [Buffer.from('rubbish'), '', 'certificate_refused'],
    [Buffer.alloc(300 * 1024), '', 'too_large'],
  ] as const) {
    const answer = await put('us', bytes, password);
    expect(answer.json()).toMatchObject({ code });
    expect(answer.body).not.toContain('another');
  }
  expect((await signing('us')).own).toBeNull();
});

test('the certificate can be had by those who check elsewhere', async () => {
  const answer = await it.browser(undefined, 'GET', '/check/certificate.pem');
  expect(answer.body).toMatch(/^-----BEGIN CERTIFICATE-----/);
  expect(answer.body).not.toContain('PRIVATE');
});

test('a sealed key opens with its secret alone, as long as that is accepted (security.md M11)', () => {
  const [old, next, other] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];
  const sealed = seal(makeKeyring(old), Buffer.from('the key'));
  expect(unseal(makeKeyring(old), sealed).toString()).toBe('the key');
  expect(unseal(makeKeyring(next, [old]), sealed).toString()).toBe('the key');
  expect(() => unseal(makeKeyring(other), sealed)).toThrow(/SECRET_PREVIOUS/);
  sealed[20]! ^= 1;
  expect(() => unseal(makeKeyring(old), sealed)).toThrow();
});
