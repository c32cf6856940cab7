import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';

/** A certificate with its private key, as stored. */
export interface Credentials {
  /** X.509, DER. */
  certificate: Uint8Array;
  /** PKCS #8, DER. */
  key: Uint8Array;
  /** Issuer certificates from the immediate issuer up, DER; excludes the certificate itself. */
  chain?: Uint8Array[];
}

/** Signing parameters of finishPdf. */
export interface ReportSigner {
  certificate: Buffer;
  chain: Buffer[];
  key: KeyObject;
}

/** The certificate or key is unsuitable for signing reports. The message is for the reviewer who uploaded it. */
export class UnfitCertificate extends Error {
  override name = 'UnfitCertificate';
}

/** Minimum RSA key length in bits: signatures by shorter keys are no longer trusted. */
const leastRsaBits = 2048;
const curves = ['prime256v1', 'secp384r1', 'secp521r1'];

/** @throws UnfitCertificate if PDF readers do not verify this kind of key, or it does not match the certificate */
export function signerOf({ certificate, key, chain = [] }: Credentials): ReportSigner {
  let privateKey: KeyObject;
  let x509: X509Certificate;
  try {
    privateKey = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' });
    x509 = new X509Certificate(certificate);
  } catch {
    throw new UnfitCertificate('the certificate or its key cannot be read');
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = privateKey;
  if (type === 'rsa') {
    if ((details?.modulusLength ?? 0) < leastRsaBits) {
      throw new UnfitCertificate(`the certificate's RSA key has fewer than ${leastRsaBits} bits`);
    }
  } else if (type !== 'ec' || !curves.includes(details?.namedCurve ?? '')) {
    throw new UnfitCertificate('the certificate’s key is neither RSA nor on the curve P-256, P-384 or P-521');
  }
  if (!x509.checkPrivateKey(privateKey)) throw new UnfitCertificate('the key is not that of the certificate');
  return { certificate: Buffer.from(certificate), chain: chain.map((one) => Buffer.from(one)), key: privateKey };
}
