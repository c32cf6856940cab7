import type { DocumentType } from '../../shared/document.ts';
import type { SessionState, Verification } from '../../shared/session.ts';

/** The lowest face-match level that passes without a person: one stranger in 1,000. */
const enoughLevel = 4;

/**
 * What becomes of a session whose capture is over. Until a company sets conditions of its own, the strictest reading
 * holds: verified when every check is known and met, else a person decides.
 */
export function stateAtFinish(finished: {
  completed: boolean;
  lateReports: number;
  documentType: DocumentType | null;
  verification: Verification;
}): Extract<SessionState, 'verified' | 'awaiting_action'> {
  const v = finished.verification;
  // Driving licences mostly have no machine-readable zone: there is nothing to be invalid.
  const documentMet =
    v.documentValid === true || (v.documentValid === null && finished.documentType === 'driving_licence');
  const met =
    finished.completed &&
    finished.lateReports === 0 &&
    documentMet &&
    v.livenessPassed === true &&
    (v.faceLevel ?? 0) >= enoughLevel &&
    v.idReal === true &&
    v.fullId === true;
  return met ? 'verified' : 'awaiting_action';
}
