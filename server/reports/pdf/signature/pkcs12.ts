import { createPrivateKey, X509Certificate } from 'node:crypto';
import { P12Signer } from '@libpdf/core';
import { refuseCostlyPkcs12 } from './pkcs12-work.ts';
import { type Credentials, signerOf, UnfitCertificate } from './signer.ts';

/** Bytes; a file with a long chain has some 10,000. */
const largestFile = 256 * 1024;

/**
 * Reads the certificate, its key and its chain from a PKCS #12 file with current or legacy encryption. The server calls
 * openPkcs12, which runs this in a bounded process: the encrypted parts may themselves be costly to parse.
 * @param now must be within the certificate's validity
 * @throws UnfitCertificate with a message for the reviewer who uploaded the file
 */
export async function readPkcs12(bytes: Uint8Array, password: string, now: Date): Promise<Required<Credentials>> {
  if (bytes.length > largestFile) throw new UnfitCertificate('the file is too large for a certificate');
  refuseCostlyPkcs12(bytes);
  let read: P12Signer;
  try {
    read = await P12Signer.create(bytes, password);
  } catch (error) {
    throw new UnfitCertificate(reasonOf(error));
  }
  // @libpdf/core has the key in a private field, and does not expose which certificate it belongs to.
  const { privateKey } = read as unknown as { privateKey: CryptoKey };
  const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey));
  const keyObject = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' });
  const all = [read.certificate, ...(read.certificateChain ?? [])].map((der) => new X509Certificate(der));
  const own = all.find((one) => one.checkPrivateKey(keyObject));
  if (!own) throw new UnfitCertificate('the key in the file is not that of a certificate in it');
  if (now < own.validFromDate) throw new UnfitCertificate('the certificate is not valid yet');
  if (now > own.validToDate) throw new UnfitCertificate('the certificate has expired');
  const credentials = {
    certificate: new Uint8Array(own.raw),
    key,
    chain: chainOf(own, all).map((one) => new Uint8Array(one.raw)),
  };
  signerOf(credentials);
  return credentials;
}

/** The issuer certificates in the file, from the immediate issuer up. */
function chainOf(own: X509Certificate, all: X509Certificate[]): X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (let at = own; ; ) {
    const next = all.find((one) => one !== own && !chain.includes(one) && at.checkIssued(one));
    if (!next) return chain;
    chain.push(next);
    at = next;
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/password|integrity|MAC/i.test(message)) return 'the password is not that of the file';
  if (/no private key/i.test(message)) return 'there is no private key in the file';
  if (/no certificates/i.test(message)) return 'there is no certificate in the file';
  if (/unsupported key/i.test(message))
    return 'the certificate’s key is neither RSA nor on the curve P-256, P-384 or P-521';
  return 'the file is no PKCS #12 file (.p12, .pfx), or is packed in a way that cannot be read here';
}
