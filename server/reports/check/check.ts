import { createHash } from 'node:crypto';
import type { CheckAnswer } from '../../../shared/api/reports.ts';
import type { Db } from '../../db/database.ts';
import { uuid } from '../../http/validation.ts';
import { checkPdf } from '../pdf/verify/check-pdf.ts';
import type { PdfFindings } from '../pdf/verify/verify.ts';
import { hex } from '../queries.ts';
import { checkedOf, findBySha256, isInstallations, readChecked, registeredName, wasMade } from './queries.ts';

/**
 * What is to be said of a file that somebody holds. The signature tells whether it is as it was signed; the database,
 * whether it was signed here, and what the session has become since.
 *
 * @param network whence the file comes: networks take turns
 * @throws QueueFull when many are being checked
 */
export async function checkFile(db: Db, file: Buffer, network: string): Promise<CheckAnswer> {
  const sha256 = createHash('sha256').update(file).digest();
  const findings = await checkPdf(network, file);
  const answer = { sha256: hex(sha256), signature: signatureOf(findings) };
  if (findings.is !== 'intact') return { ...answer, verdict: findings.is, report: null };
  // The very file that went out, whatever certificate signed it.
  const row = await findBySha256(db, sha256);
  if (row) return { ...answer, verdict: 'genuine', report: await readChecked(db, row) };
  // Whole, and none that is kept here: its session may have been erased. The installation's key signs nothing else; a
  // company's own could have signed anything elsewhere, so there the log must know the file.
  const { issue, signature } = findings;
  // Anybody can sign anything with a certificate of their own: what it says is looked up only where it is an id.
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

/** Of what was found, what is for the one who asks. */
function signatureOf(findings: PdfFindings): CheckAnswer['signature'] {
  if (findings.is === 'unreadable' || !findings.signature) return null;
  const { by, fingerprint, at, coversAll } = findings.signature;
  return { by, fingerprint, at, coversAll };
}
