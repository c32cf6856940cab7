import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { ecCertificate } from '../../../testing/ec-certificate.ts';
import { sampleIssue, tinyPrint } from '../../../testing/pdf/tiny-print.ts';
import { finishPdf } from '../finish.ts';
import { verifyPdf } from '../verify/verify.ts';
import { describeCertificate, makeCertificate } from './certificate.ts';
import { readPkcs12 } from './pkcs12.ts';
import { type Credentials, signerOf, UnfitCertificate } from './signer.ts';

const now = new Date('2026-03-04T15:16:17Z');
let made: Credentials;
beforeAll(async () => {
  made = await makeCertificate({ commonName: 'Vidimus reports', organisation: 'Banka Ümläut', now });
});

test('a certificate of our own: who, how long, for what', () => {
  const view = describeCertificate(made.certificate);
  expect(view).toMatchObject({
    subject: 'O=Banka Ümläut, CN=Vidimus reports',
    issuer: 'O=Banka Ümläut, CN=Vidimus reports',
    notBefore: '2026-03-04T00:00:00.000Z',
    notAfter: '2036-03-04T00:00:00.000Z',
  });
  expect(view.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  const x509 = new X509Certificate(made.certificate);
  expect(x509.ca).toBe(false);
  expect(x509.verify(x509.publicKey)).toBe(true);
  expect(x509.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);
});

test('names that a certificate has no room for are cut, whatever they are written in', async () => {
  const long = 'ბანკი'.repeat(40);
  const { certificate } = await makeCertificate({ commonName: long, organisation: '王', now });
  expect(describeCertificate(certificate).subject).toBe(`O=王, CN=${long.slice(0, 64)}`);
});

describe('a signer', () => {
  test.each(['P-256', 'P-384', 'P-521'])('on the curve %s, which does not sign alike twice', async (curve) => {
    const signer = signerOf(await ecCertificate(curve, now));
    const how = { ...sampleIssue(), title: 'Report', lang: 'en', companyName: 'Banka', signer };
    const [one, two] = [await finishPdf(tinyPrint(), how), await finishPdf(tinyPrint(), how)];
    expect(one.length).toBe(two.length);
    expect(await verifyPdf(one)).toMatchObject({ is: 'intact', signature: { by: 'CN=Curve' } });
    expect(await verifyPdf(two)).toMatchObject({ is: 'intact' });
  });

  test('is refused with a key that is not its certificate’s, too short, or of another kind', () => {
    const pkcs8 = { type: 'pkcs8', format: 'der' } as const;
    const spki = { type: 'spki', format: 'der' } as const;
    const short = generateKeyPairSync('rsa', {
      modulusLength: 1024,
      privateKeyEncoding: pkcs8,
      publicKeyEncoding: spki,
    });
    const other = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: pkcs8,
      publicKeyEncoding: spki,
    });
    const edwards = generateKeyPairSync('ed25519', { privateKeyEncoding: pkcs8, publicKeyEncoding: spki });
    const refused: [Uint8Array, string][] = [
      [short.privateKey, 'fewer than 2048'],
      [other.privateKey, 'not that of the certificate'],
      [edwards.privateKey, 'neither RSA'],
      [new Uint8Array(9), 'cannot be read'],
    ];
    for (const [key, why] of refused) expect(() => signerOf({ ...made, key })).toThrow(why);
    expect(() => signerOf({ ...made, certificate: new Uint8Array(9) })).toThrow(UnfitCertificate);
  });
});

// What OpenSSL packs is read in pkcs12.real.test.ts.
test('what is no PKCS #12 file is refused in words', async () => {
  for (const bytes of [new Uint8Array(), new Uint8Array(500).fill(48), made.certificate]) {
    await expect(readPkcs12(bytes, 'x', now)).rejects.toThrow('is no PKCS #12 file');
  }
  await expect(readPkcs12(new Uint8Array(300_000), 'x', now)).rejects.toThrow('too large');
});
