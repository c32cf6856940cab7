import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sampleIssue, tinyPrint } from '../../../testing/pdf/tiny-print.ts';
import { tool } from '../../../testing/pdf/tool.ts';
import { finishPdf } from '../finish.ts';
import { verifyPdf } from '../verify/verify.ts';
import { describeCertificate } from './certificate.ts';
import { openPkcs12 } from './open-pkcs12.ts';
import { readPkcs12 } from './pkcs12.ts';
import { refuseCostlyPkcs12 } from './pkcs12-work.ts';
import { signerOf } from './signer.ts';

// Files as companies bring them, packed by OpenSSL: with a root and an intermediate authority over the certificate.
let dir: string;
const at = (name: string) => path.join(dir, name);
const openssl = (command: string) =>
  tool(
    'openssl',
    ...command
      .split(' ')
      .filter(Boolean)
      .map((word) => word.replace('@', `${dir}/`)),
  );

async function issue(name: string, kind: string, days: number): Promise<void> {
  await openssl(`req -newkey ${kind} -nodes -keyout @${name}.key -out @${name}.csr -subj /O=Banka/CN=${name}`);
  await openssl(
    `x509 -req -in @${name}.csr -CA @mid.crt -CAkey @mid.key -out @${name}.crt -days ${days} -set_serial 9`,
  );
}

async function packed(name: string, ...how: string[]): Promise<Buffer> {
  await openssl(`pkcs12 -export -out @${name}.p12 -passout pass:secret ${how.join(' ')}`);
  return readFile(at(`${name}.p12`));
}

const own = (name: string) => `-inkey @${name}.key -in @${name}.crt -certfile @chain.crt`;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pkcs12-'));
  await openssl('req -x509 -newkey rsa:2048 -nodes -keyout @root.key -out @root.crt -days 100 -subj /CN=root');
  await openssl('req -newkey rsa:2048 -nodes -keyout @mid.key -out @mid.csr -subj /CN=mid');
  await openssl('x509 -req -in @mid.csr -CA @root.crt -CAkey @root.key -out @mid.crt -days 90 -set_serial 5');
  await issue('rsa', 'rsa:2048', 80);
  await issue('weak', 'rsa:1024', 80);
  await openssl('ecparam -name prime256v1 -out @p256.pem');
  await issue('ec', 'ec:@p256.pem', 80);
  await issue('edwards', 'ed25519', 80);
  // The root first: a file may have its certificates in any order.
  await writeFile(at('chain.crt'), (await readFile(at('root.crt'), 'utf8')) + (await readFile(at('mid.crt'), 'utf8')));
});
afterAll(() => rm(dir, { recursive: true }));

// They are valid from the second in which they are made, which may be minutes from now on a busy machine.
const now = new Date(Date.now() + 60 * 60_000);

describe.each([
  ['as OpenSSL packs now', ''],
  ['as Windows and older ones pack', '-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1'],
  ['with the certificates in the open', '-certpbe NONE'],
])('%s', (_, packing) => {
  test.each(['rsa', 'ec'])('%s: read with its chain, and signs', async (name) => {
    const credentials = await readPkcs12(await packed(name, own(name), packing), 'secret', now);
    expect(describeCertificate(credentials.certificate)).toMatchObject({
      subject: `O=Banka, CN=${name}`,
      issuer: 'CN=mid',
    });
    expect(credentials.chain.map((one) => describeCertificate(one).subject)).toEqual(['CN=mid', 'CN=root']);
    const signer = signerOf(credentials);
    const how = { ...sampleIssue(), title: 'Report', lang: 'en', companyName: 'Banka', signer };
    const found = await verifyPdf(await finishPdf(tinyPrint(), how));
    expect(found).toMatchObject({ is: 'intact', signature: { by: `O=Banka, CN=${name}` } });
  });

  test('another password', async () => {
    const file = await packed('rsa', own('rsa'), packing);
    await expect(readPkcs12(file, 'Secret', now)).rejects.toThrow('the password is not that of the file');
  });
});

test('no key, no certificate of the key, too weak, another kind, out of its time', async () => {
  const refused: [Buffer, Date, string][] = [
    [await packed('bare', '-nokeys -in @rsa.crt'), now, 'no private key'],
    [await packed('weak', own('weak')), now, 'fewer than 2048'],
    [await packed('edwards', own('edwards')), now, 'neither RSA'],
    [await packed('rsa', own('rsa')), new Date(now.getTime() + 81 * 24 * 3600e3), 'has expired'],
    [await packed('rsa', own('rsa')), new Date(now.getTime() - 24 * 3600e3), 'not valid yet'],
  ];
  for (const [file, when, why] of refused) await expect(readPkcs12(file, 'secret', when), why).rejects.toThrow(why);
});

// security.md H3: the file says its own work factor; 5,000,000 iterations stopped the server for 17 s.
test.each([
  ['key and certificates', '-iter 700000 -keypbe AES-256-CBC'],
  ['in the older way', '-iter 700000 -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1'],
  ['without a code of integrity', '-iter 700000 -nomac'],
  ['integrity alone', '-keypbe NONE -certpbe NONE -iter 700000'],
])('H3 more than 600,000 iterations are refused before one is done: %s', async (_, packing) => {
  const file = await packed('rsa', own('rsa'), packing);
  expect(() => refuseCostlyPkcs12(file)).toThrow('more than 600,000 iterations');
  const derive = vi.spyOn(crypto.subtle, 'deriveBits');
  const derived = vi.spyOn(crypto.subtle, 'deriveKey');
  await expect(readPkcs12(file, 'secret', now)).rejects.toThrow('more than 600,000 iterations');
  expect(derive.mock.calls.length + derived.mock.calls.length).toBe(0);
  await expect(openPkcs12('a company', file, 'secret', now)).rejects.toThrow('more than 600,000 iterations');
});

test('H3 what real programs pack with is read in the bounded process', async () => {
  const file = await packed('ec', own('ec'), '-iter 100000');
  const [here, there] = [await readPkcs12(file, 'secret', now), await openPkcs12('a company', file, 'secret', now)];
  expect(Buffer.from(there.key).equals(Buffer.from(here.key))).toBe(true);
  await expect(openPkcs12('a company', file, 'Secret', now)).rejects.toThrow('the password is not that of the file');
});
