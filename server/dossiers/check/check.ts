import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import type { CheckAnswer } from '../../../shared/api/dossiers.ts';
import type { Db } from '../../db/database.ts';
import { Problem } from '../../http/problem.ts';
import { uuid } from '../../http/validation.ts';
import { checkInWorker } from '../pdf/check-in-worker.ts';
import type { PdfFindings } from '../pdf/verify.ts';
import { hex } from '../queries.ts';
import { checkedOf, findBySha256, isInstallations, readChecked, registeredName, wasMade } from './queries.ts';

/** Each takes a core: one at a time leaves the other to those who work. */
const table = pLimit(1);
/** Files that wait; each stands in memory meanwhile. */
const mostWaiting = 8;
/** Seconds after which to come back. */
const pause = 5;

/**
 * What is to be said of a file that somebody holds. The signature tells whether it is as it was signed; the database,
 * whether it was signed here, and what the session has become since.
 *
 * @throws Problem rate_limited when many are being checked
 */
export async function checkFile(db: Db, file: Buffer): Promise<CheckAnswer> {
  if (table.pendingCount >= mostWaiting) {
    throw new Problem('rate_limited', 'Many files are being checked just now.', { retryAfter: pause });
  }
  const sha256 = createHash('sha256').update(file).digest();
  const findings = await table(() => checkInWorker(file));
  const told = { sha256: hex(sha256), signature: signatureOf(findings) };
  if (findings.is !== 'intact') return { ...told, verdict: findings.is, dossier: null };
  // The very file that went out, whatever certificate signed it.
  const row = await findBySha256(db, sha256);
  if (row) return { ...told, verdict: 'genuine', dossier: await readChecked(db, row) };
  // Whole, and none that is kept here: its session may have been erased. The installation's key signs nothing else; a
  // company's own could have signed anything elsewhere, so there the log must know the file.
  const { issue, signature } = findings;
  // Anybody can sign anything with a certificate of their own: what it says is looked up only where it is an id.
  if (![issue.company.id, issue.sessionId].every((id) => uuid.test(id)))
    return { ...told, verdict: 'foreign', dossier: null };
  const isKnown = (await isInstallations(db, signature.fingerprint)) || (await wasMade(db, issue, told.sha256));
  return isKnown
    ? {
        ...told,
        verdict: 'genuine',
        dossier: checkedOf(issue, told.sha256, await registeredName(db, issue), { is: 'erased' }),
      }
    : { ...told, verdict: 'foreign', dossier: null };
}

/** Of what was found, what is for the one who asks. */
function signatureOf(findings: PdfFindings): CheckAnswer['signature'] {
  if (findings.is === 'unreadable' || !findings.signature) return null;
  const { by, fingerprint, at, coversAll } = findings.signature;
  return { by, fingerprint, at, coversAll };
}
