import type { Selectable } from 'kysely';
import type { AttemptView } from '../../shared/attempt.ts';
import type { PhotoView } from '../../shared/media.ts';
import type { SessionRow, SessionView } from '../../shared/session.ts';
import type { MediaTables } from '../media/tables.ts';
import type { SessionTables } from './tables.ts';

type Session = Selectable<SessionTables['session']>;
type Photo = Selectable<MediaTables['photo']>;

/** What a line of the list is made of, and nothing more: the row is wide, and the list reads many. */
export const rowColumns = [
  'id',
  'reference',
  'state',
  'first_name',
  'last_name',
  'nationality',
  'document_type',
  'document_number',
  'personal_number',
  'issuing_state',
  'liveness_passed',
  'document_valid',
  'face_level',
  'match_confidence',
  'id_real',
  'full_id',
  'attempts',
  'device_name',
  'device_kind',
  'step',
  'created_at',
  'started_at',
  'finished_at',
  'last_event_at',
] as const satisfies readonly (keyof Session)[];
export type RowColumns = Pick<Session, (typeof rowColumns)[number]>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function toRow(s: RowColumns): SessionRow {
  return {
    id: s.id,
    reference: s.reference,
    state: s.state,
    firstName: s.first_name,
    lastName: s.last_name,
    nationality: s.nationality,
    documentType: s.document_type,
    documentNumber: s.document_number,
    personalNumber: s.personal_number,
    issuingState: s.issuing_state,
    verification: {
      livenessPassed: s.liveness_passed,
      documentValid: s.document_valid,
      faceLevel: s.face_level,
      matchConfidence: s.match_confidence,
      idReal: s.id_real,
      fullId: s.full_id,
    },
    attempts: s.attempts,
    device: s.device_name === null ? null : { name: s.device_name, kind: s.device_kind ?? 'unknown' },
    step: s.step,
    createdAt: s.created_at.toISOString(),
    startedAt: iso(s.started_at),
    finishedAt: iso(s.finished_at),
    lastEventAt: iso(s.last_event_at),
  };
}

const toPhoto = (p: Photo): PhotoView => ({
  id: p.id,
  attemptId: p.attempt_id,
  kind: p.kind,
  takenAt: p.taken_at.toISOString(),
  width: p.width,
  height: p.height,
  size: p.size,
});

/** The page of a session: the person and the MRZ come from the newest attempt that has read a document. */
export function toView(
  session: Session,
  companyName: string,
  attempts: Omit<AttemptView, 'photoIds'>[],
  photos: Photo[],
): SessionView {
  const newestFirst = attempts.toSorted((a, b) => b.number - a.number);
  const place = new Map(newestFirst.map((a, i) => [a.id, i]));
  // A photo may come before the first event of its attempt: that attempt is newer than all that are known.
  const placeOf = (p: Photo) => place.get(p.attempt_id) ?? -1;
  const shown = photos
    .toSorted(
      (a, b) => placeOf(a) - placeOf(b) || a.taken_at.getTime() - b.taken_at.getTime() || (a.id < b.id ? -1 : 1),
    )
    .map(toPhoto);
  return {
    ...toRow(session),
    companyName,
    allowedDocuments: session.allowed_documents,
    maxAttempts: session.max_attempts,
    expiresAt: session.expires_at.toISOString(),
    subject: newestFirst.find((a) => a.subject)?.subject ?? null,
    mrz: newestFirst.find((a) => a.mrz)?.mrz ?? null,
    extra: session.extra,
    attemptHistory: newestFirst.map((a) => ({
      ...a,
      photoIds: shown.filter((p) => p.attemptId === a.id).map((p) => p.id),
    })),
    photos: shown,
    lateReports: session.late_reports,
  };
}
