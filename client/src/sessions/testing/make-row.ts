import type { SessionRow } from '../../../../shared/session/session.ts';

let made = 0;

/** A row for tests. */
export function makeRow(part: Partial<SessionRow> = {}): SessionRow {
  made += 1;
  return {
    id: `0199e0a0-0000-7000-8000-${String(made).padStart(12, '0')}`,
    reference: null,
    state: 'in_progress',
    firstName: null,
    lastName: null,
    nativeName: null,
    extraValues: [],
    nationality: null,
    documentType: null,
    documentNumber: null,
    personalNumber: null,
    issuingState: null,
    verification: {
      livenessPassed: null,
      documentValid: null,
      faceLevel: null,
      matchConfidence: null,
      idReal: null,
      fullId: null,
    },
    attempts: 1,
    device: null,
    step: null,
    createdAt: new Date(Date.UTC(2026, 10, 23, 10, 0, made)).toISOString(),
    startedAt: null,
    finishedAt: null,
    lastEventAt: null,
    resubmission: null,
    waiting: null,
    decided: null,
    screening: null,
    sessionTags: [],
    ...part,
  };
}
