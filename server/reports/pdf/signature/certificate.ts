import { X509Certificate } from 'node:crypto';
import {
  BitString,
  fromBER,
  Integer,
  ObjectIdentifier,
  PrintableString,
  Sequence,
  Set as SetOf,
  Utf8String,
} from 'asn1js';
import { BasicConstraints, Certificate, Extension, RelativeDistinguishedNames } from 'pkijs';
import type { CertificateView } from '../../../../shared/api/reports.ts';
import { engine } from '../objects/engine.ts';

/** RSA key length in bits, as recommended for signatures that must be trusted beyond 2030. */
const rsaBits = 3072;
/** Reports must stay verifiable for as long as their session is retained. */
const validYears = 10;

const oid = { commonName: '2.5.4.3', organisation: '2.5.4.10', basicConstraints: '2.5.29.19', keyUsage: '2.5.29.15' };

/**
 * Generates a key pair and a self-signed certificate. Takes up to two seconds, off the main thread.
 * @param now the validity begins at the start of that day (UTC), since a report is dated to the time of its request
 */
export async function makeCertificate(how: {
  commonName: string;
  organisation: string;
  now: Date;
}): Promise<{ certificate: Uint8Array; key: Uint8Array }> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: rsaBits,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2; // Encoded as 2: v3
  const serial = crypto.getRandomValues(new Uint8Array(16));
  serial[0] = (serial[0]! & 0x3f) | 0x40; // Positive, of constant length
  certificate.serialNumber = new Integer({ valueHex: serial.buffer });
  certificate.subject = nameOf(how.organisation, how.commonName);
  certificate.issuer = nameOf(how.organisation, how.commonName);
  const from = new Date(how.now);
  from.setUTCHours(0, 0, 0, 0);
  const to = new Date(from);
  to.setUTCFullYear(from.getUTCFullYear() + validYears);
  certificate.notBefore.value = from;
  certificate.notAfter.value = to;
  certificate.extensions = [
    extension(oid.basicConstraints, new BasicConstraints({ cA: false }).toSchema().toBER(false)),
    // digitalSignature and nonRepudiation: bits 0 and 1 of nine.
    extension(oid.keyUsage, new BitString({ valueHex: new Uint8Array([0xc0]).buffer, unusedBits: 6 }).toBER(false)),
  ];
  await certificate.subjectPublicKeyInfo.importKey(publicKey, engine);
  await certificate.sign(privateKey, 'SHA-256', engine);
  return {
    certificate: new Uint8Array(certificate.toSchema(true).toBER(false)),
    key: new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey)),
  };
}

/** Maximum characters of a name attribute (X.520). */
const longestName = 64;

/** A distinguished name with one RDN per attribute: pkijs would encode them as a single multi-valued RDN. */
function nameOf(organisation: string, commonName: string): RelativeDistinguishedNames {
  const part = (type: string, text: string) => {
    const value = [...text].slice(0, longestName).join('');
    const isPlain = /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(value);
    const letters = isPlain ? new PrintableString({ value }) : new Utf8String({ value });
    return new SetOf({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), letters] })] });
  };
  const name = new Sequence({ value: [part(oid.organisation, organisation), part(oid.commonName, commonName)] });
  return new RelativeDistinguishedNames({ schema: fromBER(name.toBER(false)).result });
}

const extension = (extnID: string, value: ArrayBuffer) => new Extension({ extnID, critical: true, extnValue: value });

/** SHA-256 of a certificate, hexadecimal. */
export const fingerprintOf = (certificate: X509Certificate): string =>
  certificate.fingerprint256.replaceAll(':', '').toLowerCase();

/** A distinguished name in one line, in its original order. */
export const oneLine = (names: string | undefined): string => (names ?? '').split('\n').join(', ');

/** @throws TypeError if `der` is not a certificate */
export function describeCertificate(der: Uint8Array): CertificateView {
  const certificate = new X509Certificate(der);
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
    fingerprint: fingerprintOf(certificate),
  };
}
