import { Integer, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, Certificate } from 'pkijs';
import type { Credentials } from '../reports/pdf/signature/signer.ts';

/** For tests: a certificate on a curve, as companies bring them. */
export async function ecCertificate(namedCurve: string, now: Date): Promise<Credentials> {
  const algorithm = { name: 'ECDSA', namedCurve };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: 7 });
  const name = new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: 'Curve' }) });
  certificate.subject.typesAndValues.push(name);
  certificate.issuer.typesAndValues.push(name);
  certificate.notBefore.value = now;
  certificate.notAfter.value = new Date(now.getTime() + 365 * 24 * 3600 * 1000);
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  await certificate.sign(privateKey, 'SHA-256');
  return {
    certificate: new Uint8Array(certificate.toSchema(true).toBER(false)),
    key: new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey)),
  };
}
