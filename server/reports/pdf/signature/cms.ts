import { createHash, sign } from 'node:crypto';
import {
  type BaseBlock,
  Constructed,
  fromBER,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as SetOf,
} from 'asn1js';
import type { ReportSigner } from './signer.ts';

export const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
};

const id = (value: string) => new ObjectIdentifier({ value });
const sequence = (...value: BaseBlock[]) => new Sequence({ value });
const octets = (data: Uint8Array) => new OctetString({ valueHex: new Uint8Array(data).buffer });
const tagged = (tagNumber: number, value: BaseBlock[]) =>
  new Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
const der = (block: BaseBlock) => Buffer.from(block.toBER(false));
const parsed = (bytes: Uint8Array) => fromBER(new Uint8Array(bytes).buffer).result;
const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest();
const attribute = (type: string, value: BaseBlock) => sequence(id(type), new SetOf({ value: [value] }));

/** Issuer and serial number, encoded as in the certificate. */
function issuerAndSerial(certificate: Uint8Array): Sequence {
  const body = (parsed(certificate) as Sequence).valueBlock.value[0] as Sequence;
  const fields = body.valueBlock.value.filter((field) => field.idBlock.tagClass !== 3);
  return sequence(fields[2]!, fields[0]!);
}

/**
 * The signed attributes: content type, digest, and the certificates by hash (so that none can be exchanged). No signing time:
 * PAdES B-B has it in the PDF's signature dictionary, which the digest covers.
 */
function attributes(digest: Uint8Array, certificates: Uint8Array[]): BaseBlock[] {
  const named = certificates.map((one) => sequence(octets(sha256(one))));
  const all = [
    attribute(oid.contentType, id(oid.data)),
    attribute(oid.messageDigest, octets(digest)),
    attribute(oid.signingCertificateV2, sequence(sequence(...named))),
  ];
  return inOrder(all);
}

/** DER sorts the members of a SET by their encoding. */
const inOrder = (blocks: BaseBlock[]): BaseBlock[] =>
  blocks
    .map((block) => ({ block, bytes: der(block) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ block }) => block);

/** The signature's algorithm family. */
export type SignatureKind = 'rsa' | 'ec';

/**
 * A detached CMS signature (CAdES, as PAdES B-B requires) from these parts. The encoding is deterministic: verification encodes
 * it again and compares, so that any changed byte is detected.
 */
export function writeCms(
  digest: Uint8Array,
  { certificate, chain }: { certificate: Uint8Array; chain: Uint8Array[] },
  kind: SignatureKind,
  signature: Uint8Array,
): Buffer {
  const certificates = [certificate, ...chain];
  const digestAlgorithm = () => sequence(id(oid.sha256));
  const signatureAlgorithm =
    kind === 'rsa' ? sequence(id(oid.rsaWithSha256), new Null()) : sequence(id(oid.ecdsaWithSha256));
  const signerInfo = sequence(
    new Integer({ value: 1 }),
    issuerAndSerial(certificate),
    digestAlgorithm(),
    tagged(0, attributes(digest, certificates)),
    signatureAlgorithm,
    octets(signature),
  );
  const signedData = sequence(
    new Integer({ value: 1 }),
    new SetOf({ value: [digestAlgorithm()] }),
    sequence(id(oid.data)),
    tagged(0, inOrder(certificates.map(parsed))),
    new SetOf({ value: [signerInfo] }),
  );
  return der(sequence(id(oid.signedData), tagged(0, [signedData])));
}

/** The bytes that the key signs: the attributes as a SET. */
export function bytesToSign(
  digest: Uint8Array,
  { certificate, chain }: { certificate: Uint8Array; chain: Uint8Array[] },
): Buffer {
  return der(new SetOf({ value: attributes(digest, [certificate, ...chain]) }));
}

export const kindOf = (signer: ReportSigner): SignatureKind => (signer.key.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec');

/** Signs a digest. RSA (PKCS #1 v1.5) is deterministic, ECDSA is not. */
export function signDigest(digest: Uint8Array, signer: ReportSigner): Buffer {
  const signature = sign('sha256', bytesToSign(digest, signer), signer.key);
  return writeCms(digest, signer, kindOf(signer), signature);
}

/** Upper bound in bytes of a signature by this signer. */
export function cmsRoom(signer: ReportSigner): number {
  const details = signer.key.asymmetricKeyDetails;
  // ECDSA: two integers of the curve's size, each with a header and a leading zero, and the sequence header.
  const curve = { prime256v1: 32, secp384r1: 48, secp521r1: 66 }[details?.namedCurve ?? ''] ?? 66;
  const size = kindOf(signer) === 'rsa' ? Math.ceil((details?.modulusLength ?? 0) / 8) : 2 * (curve + 3) + 3;
  return writeCms(Buffer.alloc(32), signer, kindOf(signer), Buffer.alloc(size)).length;
}
