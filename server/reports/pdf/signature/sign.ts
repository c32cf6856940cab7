import { createHash } from 'node:crypto';
import { writeDate, writeDict, writeText } from '../objects/syntax.ts';
import { cmsRoom, signDigest } from './cms.ts';
import type { ReportSigner } from './signer.ts';

/** Digits of the largest file offset, and of the placeholder reserved for it. */
const digits = 10;
const rangeGap = `[0 ${' '.repeat(3 * digits + 2)}]`;

/**
 * The dictionary of a signature to be written later. It certifies the document: PDF readers report every later change as not
 * permitted by its author.
 */
export function signatureDict(signer: ReportSigner, how: { name: string; reason: string; at: string }): string {
  const parameters = '<</Type /TransformParams /P 1 /V /1.2>>';
  return writeDict({
    Type: '/Sig',
    Filter: '/Adobe.PPKLite',
    SubFilter: '/ETSI.CAdES.detached',
    Name: writeText(how.name),
    Reason: writeText(how.reason),
    M: writeDate(how.at),
    Reference: `[<</Type /SigRef /TransformMethod /DocMDP /TransformParams ${parameters}>>]`,
    ByteRange: rangeGap,
    Contents: `<${'0'.repeat(2 * cmsRoom(signer))}>`,
  });
}

/** Signs a file in place whose last signature dictionary was made by signatureDict. */
export function signInPlace(file: Buffer, signer: ReportSigner): void {
  const range = file.lastIndexOf(`/ByteRange ${rangeGap}`);
  const open = file.indexOf('<', range);
  const close = file.indexOf('>', open) + 1;
  const places = `[0 ${open} ${close} ${file.length - close}`.padEnd(rangeGap.length - 1);
  file.write(`${places}]`, range + '/ByteRange '.length, 'latin1');
  const digest = createHash('sha256').update(file.subarray(0, open)).update(file.subarray(close)).digest();
  file.write(hexContents(signDigest(digest, signer), close - open - 2), open + 1, 'latin1');
}

/** A signature as encoded in the file: lowercase hex, padded with zeros. @param room hex digits */
export const hexContents = (cms: Uint8Array, room: number): string =>
  Buffer.from(cms).toString('hex').padEnd(room, '0');
