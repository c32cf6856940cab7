import type { AttemptView } from '../../../../shared/session/attempt.ts';

/** Rows of the comparison whose difference means something. Times differ always, so they are never marked. */
export const comparedRows = [
  'outcome',
  'device',
  'browser',
  'os',
  'ip',
  'document',
  'subject',
  'documentNumber',
  'challenges',
  'liveness',
  'valid',
  'face',
  'confidence',
  'real',
  'full',
] as const;
export type ComparedRow = (typeof comparedRows)[number];

/** The comparable essence of a row; `null`: nothing known, which differs from nothing. */
const essence: Record<ComparedRow, (attempt: AttemptView) => string | number | boolean | null> = {
  outcome: (a) => a.outcome,
  device: (a) => a.device && `${a.device.name}|${a.device.kind}`,
  browser: (a) => a.device?.browser ?? null,
  os: (a) => a.device?.os ?? null,
  ip: (a) => a.clientIp,
  document: (a) => (a.documentType || a.issuingState ? `${a.documentType}|${a.issuingState}` : null),
  subject: (a) => nameOf(a),
  documentNumber: (a) => a.subject?.documentNumber ?? null,
  challenges: (a) => a.challenges.map((c) => `${c.challenge}:${c.passed}`).join() || null,
  liveness: (a) => a.verification.livenessPassed,
  valid: (a) => a.verification.documentValid,
  face: (a) => a.verification.faceLevel,
  confidence: (a) => a.verification.matchConfidence,
  real: (a) => a.verification.idReal,
  full: (a) => a.verification.fullId,
};

export const nameOf = ({ subject }: Pick<AttemptView, 'subject'>): string | null =>
  [subject?.firstName, subject?.lastName].filter(Boolean).join(' ') || null;

/** Rows in which `newer` says something else than `older` did. What one of them does not know is no difference. */
export function differences(older: AttemptView | undefined, newer: AttemptView): Set<ComparedRow> {
  if (!older) return new Set();
  return new Set(
    comparedRows.filter((row) => {
      const [was, is] = [essence[row](older), essence[row](newer)];
      return was !== null && is !== null && was !== is;
    }),
  );
}
