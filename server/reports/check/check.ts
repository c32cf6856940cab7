import { createHash } from 'node:crypto';
import type { CheckAnswer } from '../../../shared/api/reports.ts';
import type { Db } from '../../db/database.ts';
import { uuid } from '../../http/validation.ts';
import { checkPdf } from '../pdf/verify/check-pdf.ts';
import type { PdfFindings } from '../pdf/verify/verify.ts';
import { hex } from '../queries.ts';
import { checkedOf, findBySha256, isInstallations, readChecked, registeredName, wasMade } from './queries.ts';

/**
 * Verdict on an uploaded report file. The signature shows whether the file is unmodified; the database shows whether this
 * installation issued it and the current state of its session.
 *
 * @param network network of the client's address: the queue alternates between networks
 * @throws QueueFull when too many checks are waiting
 */
export async function checkFile(db: Db, file: Buffer, network: string): Promise<CheckAnswer> {
  const sha256 = createHash('sha256').update(file).digest();
  const findings = await checkPdf(network, file);
  const answer = { sha256: hex(sha256), signature: signatureOf(findings) };
  if (findings.is !== 'intact') return { ...answer, verdict: findings.is, report: null };
  // Byte-identical to an issued file, whatever certificate signed it.
  const row = await findBySha256(db, sha256);
  if (row) return { ...answer, verdict: 'genuine', report: await readChecked(db, row) };
  // Unmodified, but no report with this hash is stored: its session may have been erased. The installation's key signs nothing
  // but reports. A company's own key may have signed anything elsewhere, so for that one the log must contain the file.
  const { issue, signature } = findings;
  // Anybody can sign arbitrary content with their own certificate: look its ids up only if they are UUIDs.
  if (![issue.company.id, issue.sessionId].every((id) => uuid.test(id)))
    return { ...answer, verdict: 'foreign', report: null };
  const isKnown = (await isInstallations(db, signature.fingerprint)) || (await wasMade(db, issue, answer.sha256));
  return isKnown
    ? {
        ...answer,
        verdict: 'genuine',
        report: checkedOf(issue, answer.sha256, await registeredName(db, issue), { is: 'erased' }),
      }
    : { ...answer, verdict: 'foreign', report: null };
}

/** The part of the findings that is shown to the client. */
function signatureOf(findings: PdfFindings): CheckAnswer['signature'] {
  if (findings.is === 'unreadable' || !findings.signature) return null;
  const { by, fingerprint, at, coversAll } = findings.signature;
  return { by, fingerprint, at, coversAll };
}
