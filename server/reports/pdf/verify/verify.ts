import { createHash } from 'node:crypto';
import type { CheckVerdict } from '../../../../shared/api/reports.ts';
import type { ReportIssue } from '../../../../shared/report/report.ts';
import { issueName, sessionName } from '../attachments.ts';
import { readIssue } from '../issue-schema.ts';
import { type PdfFile, readDict, readPdf, readStream, resolve } from '../objects/read.ts';
import { parseArray, parseDict, readText, refOf } from '../objects/syntax.ts';
import {
  type CheckedSignature,
  checkSignature,
  type FoundSignature,
  placesOfSignatures,
} from '../signature/signature.ts';

/**
 * Result of verifying a file, regardless of whether the certificate belongs to this installation. `intact`: a report, unmodified
 * since it was signed. `altered`: modified after signing. `foreign`: not a report. `unreadable`: not a PDF, or truncated.
 */
export type PdfFindings =
  | { is: 'intact'; signature: FoundSignature; issue: ReportIssue; sessionJson: Uint8Array }
  | { is: 'altered'; why: AlteredWhy; signature: FoundSignature | null }
  | { is: 'foreign'; why: ForeignWhy; signature: FoundSignature | null }
  | { is: 'unreadable'; why: UnreadableWhy };

export type AlteredWhy = 'signature broken' | 'signature unreadable' | 'something appended';
export type ForeignWhy = 'not signed' | 'no report in it';
export type UnreadableWhy = 'no PDF' | 'cut' | 'too much work';

/** @param ours fingerprints of all certificates ever used here to sign reports */
export function verdictOf(findings: PdfFindings, ours: { has(fingerprint: string): boolean }): CheckVerdict {
  if (findings.is !== 'intact') return findings.is;
  return ours.has(findings.signature.fingerprint) ? 'genuine' : 'foreign';
}

/** Verifies an uploaded file. Pure; never throws. Files built to exhaust a parser must go through checkPdf. */
export async function verifyPdf(bytes: Uint8Array): Promise<PdfFindings> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 1024).indexOf('%PDF-') < 0) return { is: 'unreadable', why: 'no PDF' };
  const places = placesOfSignatures(file);
  const last = places.at(-1);
  if (last === undefined) {
    // A CAdES subfilter without a byte range: the signature was tampered with.
    if (file.includes('/ETSI.CAdES.detached')) return { is: 'altered', why: 'signature unreadable', signature: null };
    if (file.subarray(-1024).indexOf('%%EOF') < 0) return { is: 'unreadable', why: 'cut' };
    return { is: 'foreign', why: 'not signed', signature: null };
  }
  const checked = await check(file, last);
  if (!checked) return { is: 'altered', why: 'signature unreadable', signature: null };
  const { found } = checked;
  if (!checked.holds) return { is: 'altered', why: 'signature broken', signature: found };
  if (!found.coversAll) return { is: 'altered', why: 'something appended', signature: found };
  const report = checked.isOurForm ? reportIn(file) : undefined;
  if (report) return { is: 'intact', signature: found, ...report };
  return (await reportBelow(file, places)) ?? { is: 'foreign', why: 'no report in it', signature: found };
}

/** A report to which content was appended and which was then signed again. */
async function reportBelow(file: Buffer, places: number[]): Promise<PdfFindings | undefined> {
  const first = places.length > 1 ? await check(file, places[0]!) : undefined;
  if (!first?.holds || !first.isOurForm || first.found.coversAll) return undefined;
  if (!reportIn(file.subarray(0, first.reach))) return undefined;
  return { is: 'altered', why: 'something appended', signature: first.found };
}

/** pkijs throws various errors on invalid signatures. */
async function check(file: Buffer, place: number): Promise<CheckedSignature | undefined> {
  try {
    return await checkSignature(file, place);
  } catch {
    return undefined;
  }
}

/** Bytes: far above what the schema allows. */
const largestIssue = 64 * 1024;

/** The attachments of a report; undefined if the file is not a report or its attachments do not match. */
function reportIn(bytes: Uint8Array): { issue: ReportIssue; sessionJson: Uint8Array } | undefined {
  try {
    const files = attachmentsOf(readPdf(bytes));
    const sessionJson = files.get(sessionName);
    const issueJson = files.get(issueName);
    if (!sessionJson || !issueJson || issueJson.length > largestIssue) return undefined;
    const issue = readIssue(issueJson.toString('utf8'));
    if (!issue) return undefined;
    const state = createHash('sha256').update(sessionJson).digest('hex');
    return state === issue.state ? { issue, sessionJson: new Uint8Array(sessionJson) } : undefined;
  } catch {
    return undefined;
  }
}

function attachmentsOf(file: PdfFile): Map<string, Buffer> {
  const dict = (value: string | undefined) => parseDict(resolve(file, value) ?? '<<>>').dict;
  const catalog = readDict(file, refOf(file.trailer.get('Root')) ?? 0);
  const pairs = parseArray(dict(dict(catalog.get('Names')).get('EmbeddedFiles')).get('Names') ?? '[]');
  const files = new Map<string, Buffer>();
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const name = readText(pairs[i]!);
    if (name !== sessionName && name !== issueName) continue;
    const stream = refOf(dict(dict(pairs[i + 1]).get('EF')).get('F')) ?? 0;
    files.set(name, readStream(file, stream).data);
  }
  return files;
}
