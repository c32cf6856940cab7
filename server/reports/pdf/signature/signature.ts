import { createHash, verify, X509Certificate } from 'node:crypto';
import { type BaseBlock, fromBER, type ObjectIdentifier, OctetString, type Sequence } from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';
import { engine } from '../objects/engine.ts';
import { parseDict, readDate, readText } from '../objects/syntax.ts';
import { fingerprintOf, oneLine } from './certificate.ts';
import { bytesToSign, oid, writeCms } from './cms.ts';
import { readBer } from './read-ber.ts';
import { hexContents } from './sign.ts';

/** A signature found in a file, as far as it can be parsed. */
export interface FoundSignature {
  /** The certificate's subject, in one line. */
  by: string;
  /** SHA-256 of the certificate, hexadecimal. */
  fingerprint: string;
  /** Signing time stated by the file, ISO 8601; null if missing. */
  at: string | null;
  /** The byte range covers the whole file except the signature itself. */
  coversAll: boolean;
  /** X.509, DER. */
  certificate: Uint8Array;
}

export interface CheckedSignature {
  found: FoundSignature;
  /** The signature is valid for the bytes it covers. */
  holds: boolean;
  /** It is encoded exactly as this server encodes signatures. */
  isOurForm: boolean;
  /** Length in bytes of the file's beginning that is covered. */
  reach: number;
}

/** Maximum hex digits of a signature: 512 kB, enough for a long chain. */
const largestContents = 1024 * 1024;

/** Offsets of the signatures' /ByteRange: the first and the last in a file. */
export function placesOfSignatures(file: Buffer): number[] {
  const places = [file.indexOf('/ByteRange'), file.lastIndexOf('/ByteRange')].filter((at) => at >= 0);
  return [...new Set(places)];
}

/**
 * Verifies the signature whose /ByteRange is at `place`.
 * @returns undefined if it is not a signature: the range leaves out more than the signature, or is unreadable
 */
export async function checkSignature(file: Buffer, place: number): Promise<CheckedSignature | undefined> {
  const range = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/.exec(
    file.toString('latin1', place, place + 200),
  );
  if (!range) return undefined;
  const [from, open, close, rest] = range.slice(1).map(Number) as [number, number, number, number];
  const reach = close + rest;
  if (from !== 0 || open >= close || reach > file.length || close - open > largestContents) return undefined;
  const contents = file.toString('latin1', open, close);
  if (!/^<[0-9A-Fa-f]+>$/.test(contents)) return undefined;
  const cms = firstDer(Buffer.from(contents.slice(1, -1), 'hex'));
  if (!cms) return undefined;
  const signedBytes = Buffer.concat([file.subarray(0, open), file.subarray(close, reach)]);
  const signedData = new SignedData({ schema: new ContentInfo({ schema: fromBER(copy(cms)).result }).content });
  const parts = partsOf(cms);
  const certificate = parts.certificates[0];
  if (!certificate) return undefined;
  const x509 = new X509Certificate(certificate);
  // Exactly one signer, whose certificate is identified by the signer info, not by its position.
  const holds =
    signedData.signerInfos.length === 1 &&
    (await signedData.verify({ signer: 0, data: copy(signedBytes), checkChain: false }, engine).catch(() => false));
  return {
    found: {
      by: oneLine(x509.subject),
      fingerprint: fingerprintOf(x509),
      at: timeOf(file, place, close),
      coversAll: reach === file.length,
      certificate: new Uint8Array(certificate),
    },
    holds,
    isOurForm: isOurForm(contents, signedBytes, x509, parts),
    reach,
  };
}

const copy = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** The leading DER value, without the padding after it. */
function firstDer(bytes: Buffer): Buffer | undefined {
  const read = readBer(bytes);
  return read && bytes.subarray(0, read.length);
}

/** Certificates (the signer's first) and signature of a SignedData, as encoded. */
function partsOf(cms: Buffer): { certificates: Buffer[]; signature: Buffer } {
  const [, content] = kidsOf(fromBER(copy(cms)).result);
  const fields = kidsOf(kidsOf(content)[0]);
  const isTagged = (field: BaseBlock) => field.idBlock.tagClass === 3;
  const certificates = kidsOf(fields.find(isTagged)).map(bytesOf);
  const signerInfo = kidsOf(kidsOf(fields.at(-1))[0]);
  const signature = signerInfo.findLast((field) => !isTagged(field)) as OctetString;
  const named = namedCertificates(kidsOf(signerInfo.find(isTagged)));
  const rank = (one: Buffer) => {
    const place = named.indexOf(createHash('sha256').update(one).digest('hex'));
    return place < 0 ? named.length : place;
  };
  return {
    certificates: certificates.sort((a, b) => rank(a) - rank(b)),
    signature: Buffer.from(signature.valueBlock.valueHexView),
  };
}

const kidsOf = (block: unknown): BaseBlock[] => (block as Sequence | undefined)?.valueBlock.value ?? [];
const bytesOf = (block: BaseBlock) => Buffer.from(block.valueBeforeDecodeView);

/** The certificate hashes in signing-certificate-v2: the signer's and its issuers', hexadecimal. */
function namedCertificates(attributes: BaseBlock[]): string[] {
  for (const attribute of attributes) {
    const [type, values] = kidsOf(attribute);
    if ((type as ObjectIdentifier).getValue() !== oid.signingCertificateV2) continue;
    return kidsOf(kidsOf(kidsOf(values)[0])[0]).flatMap((one) => {
      const hash = kidsOf(one).find((field) => field instanceof OctetString) as OctetString | undefined;
      return hash ? [Buffer.from(hash.valueBlock.valueHexView).toString('hex')] : [];
    });
  }
  return [];
}

/**
 * Encodes the signature again and compares, so that no byte can carry hidden data. The signer is identified by certificate hash
 * (signing-certificate-v2). The signature is verified against that certificate's key once more: pkijs selects the certificate by
 * issuer and serial number, which a forged certificate can copy.
 */
function isOurForm(
  contents: string,
  signedBytes: Buffer,
  x509: X509Certificate,
  { certificates, signature }: { certificates: Buffer[]; signature: Buffer },
): boolean {
  const type = x509.publicKey.asymmetricKeyType;
  if (type !== 'rsa' && type !== 'ec') return false;
  const digest = createHash('sha256').update(signedBytes).digest();
  const [certificate, ...chain] = certificates as [Buffer, ...Buffer[]];
  const written = writeCms(digest, { certificate, chain }, type, signature);
  if (contents !== `<${hexContents(written, contents.length - 2)}>`) return false;
  return verify('sha256', bytesToSign(digest, { certificate, chain }), x509.publicKey, signature);
}

/** Bytes before a byte range within which its dictionary begins. */
const nearby = 8192;

/** Signing time stated by the dictionary with that range. @param end offset after the signature */
function timeOf(file: Buffer, place: number, end: number): string | null {
  const from = Math.max(0, place - nearby);
  const begins = [...file.toString('latin1', from, place).matchAll(/\d \d+ obj\s*(?=<<)/g)].at(-1);
  if (!begins) return null;
  try {
    const { dict } = parseDict(file.toString('latin1', from + begins.index + begins[0].length, end + nearby));
    return readDate(readText(dict.get('M') ?? '()'));
  } catch {
    return null;
  }
}
