import type { Selectable } from 'kysely';
import type { ConditionResult } from '../../../shared/conditions.ts';
import type { Decided, DecisionView, SubjectEdit, Waiting } from '../../../shared/decision/decision.ts';
import type { PhotoView } from '../../../shared/document/media.ts';
import type { AttemptView } from '../../../shared/session/attempt.ts';
import type { SessionRow, SessionState, SessionView } from '../../../shared/session/session.ts';
import type { Sources } from '../../../shared/session/source.ts';
import { photoIdOf } from '../../media/photo/photo-id.ts';
import type { MediaTables } from '../../media/tables.ts';
import type { SessionTables } from '../tables.ts';
import { readingOf, subjectOf } from './corrected.ts';
import { type Reader, sealDecisions, sealVotes } from './seal.ts';

type Session = Selectable<SessionTables['session']>;
type Photo = Selectable<MediaTables['photo']>;

/** The columns of a list row: only these are read, because rows are wide and the list reads many. */
export const rowColumns = [
  'id',
  'reference',
  'state',
  'first_name',
  'last_name',
  'native_name',
  'extra',
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
  'resubmission',
  'queued_at',
  'decided_at',
  'unmet',
  'needs_two',
  'claim_by',
  'claim_until',
  'votes',
  'decided_by',
  'tags',
  'screening',
  'assigned_to',
  'escalated_at',
  'snoozed_until',
  'session_tags',
] as const satisfies readonly (keyof Session)[];
export type RowColumns = Pick<Session, (typeof rowColumns)[number]>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function toRow(s: RowColumns, reader: Reader): SessionRow {
  return {
    id: s.id,
    reference: s.reference,
    state: s.state,
    firstName: s.first_name,
    lastName: s.last_name,
    nativeName: s.native_name,
    extraValues: s.extra.map(({ value }) => value),
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
    resubmission: resubmissionOf(s),
    waiting: waitingOf(s, reader),
    decided: decidedOf(s),
    screening: s.screening?.mark ?? (isOver(s.state) ? 'waiting' : null),
    sessionTags: s.session_tags,
  };
}

/** The request is shown until the phone's first event after it, which reports the start. */
function resubmissionOf({ state, resubmission, last_event_at }: RowColumns): SessionRow['resubmission'] {
  if (state !== 'in_progress' || !resubmission || (last_event_at && last_event_at > new Date(resubmission.at)))
    return null;
  return { step: resubmission.step, reviewerId: resubmission.reviewerId };
}

/** Whether there is a subject to screen. */
const isOver = (state: SessionState): boolean => state !== 'in_progress' && state !== 'expired';

function waitingOf(s: RowColumns, reader: Reader): Waiting | null {
  if (s.state !== 'awaiting_action' || !s.queued_at) return null;
  const claim = s.claim_by && s.claim_until ? { reviewerId: s.claim_by, until: s.claim_until.toISOString() } : null;
  return {
    ...{ since: s.queued_at.toISOString(), unmet: s.unmet, claim, needsTwo: s.needs_two },
    votes: sealVotes(s.votes, reader),
    ...{ assignedTo: s.assigned_to, escalated: s.escalated_at !== null, snoozedUntil: iso(s.snoozed_until) },
  };
}

function decidedOf(s: RowColumns): Decided | null {
  if (!s.decided_at || (s.state !== 'verified' && s.state !== 'rejected')) return null;
  return { at: s.decided_at.toISOString(), verdict: s.state, reviewerId: s.decided_by, tags: s.tags };
}

const toPhoto = (p: Photo): PhotoView => ({
  id: p.id,
  attemptId: p.attempt_id,
  kind: p.kind,
  takenAt: p.taken_at.toISOString(),
  width: p.width,
  height: p.height,
  size: p.size,
  ...(p.sharpness !== null && p.glare !== null && { quality: { sharpness: p.sharpness, glare: p.glare } }),
});

/** A photo with the position of its face, if a provider has sent it. */
function withFace(
  sessionId: string,
  photo: PhotoView,
  attempts: readonly Pick<AttemptView, 'id' | 'faces'>[],
): PhotoView {
  const faces = attempts.find(({ id }) => id === photo.attemptId)?.faces ?? [];
  const idsOf = (photoId: string) => [photoId, photoIdOf(sessionId, { id: photoId, source: capture })];
  const face = faces.find((one) => idsOf(one.photo).includes(photo.id));
  if (!face) return photo;
  const { photo: _, ...faceBox } = face;
  return { ...photo, faceBox };
}
const capture = { kind: 'capture', keyId: null, keyName: null, at: '' } as const;

/** Reviews and decisions of a session; empty during the first capture. */
export interface Review {
  conditions: ConditionResult[];
  /** Newest first. */
  decisions: (DecisionView & { blind: boolean })[];
  screened: SessionView['screened'];
  edits: (Omit<SubjectEdit, 'superseded'> & { attemptId: string })[];
}

/** The session page: person and MRZ come from the newest attempt that has read a document. */
export function toView(
  session: Session,
  companyName: string,
  attempts: Omit<AttemptView, 'photoIds'>[],
  photos: Photo[],
  review: Review,
  reader: Reader,
): SessionView {
  const oldestFirst = attempts.toSorted((a, b) => a.number - b.number);
  const reading = readingOf(oldestFirst);
  const newestFirst = oldestFirst.toReversed();
  const place = new Map(newestFirst.map((a, i) => [a.id, i]));
  // A photo may arrive before the first event of its attempt, which is then newer than all known ones.
  const placeOf = (p: Photo) => place.get(p.attempt_id) ?? -1;
  const shown = photos
    .toSorted(
      (a, b) => placeOf(a) - placeOf(b) || a.taken_at.getTime() - b.taken_at.getTime() || (a.id < b.id ? -1 : 1),
    )
    .map((p) => withFace(session.id, toPhoto(p), newestFirst));
  // Omits the native name and the extra values: the page has them as subject and extra fields.
  const { nativeName: _, extraValues: __, resubmission: ___, ...row } = toRow(session, reader);
  return {
    ...row,
    companyName,
    allowedDocuments: session.allowed_documents,
    maxAttempts: session.max_attempts,
    expiresAt: session.expires_at.toISOString(),
    subject: subjectOf(oldestFirst, session.corrections),
    read: reading?.subject ?? null,
    edits: review.edits.map(({ attemptId, ...edit }) => ({ ...edit, superseded: attemptId !== reading?.id })),
    mrz: newestFirst.find((a) => a.mrz)?.mrz ?? null,
    sources: sourcesOf(oldestFirst, session.deciding_attempt),
    claim: newestFirst.find((a) => a.claim)?.claim ?? null,
    extra: session.extra,
    attemptHistory: newestFirst.map((a) => ({
      ...a,
      photoIds: shown.filter((p) => p.attemptId === a.id).map((p) => p.id),
    })),
    photos: shown,
    lateEvents: session.late_events,
    screened: review.screened,
    conditions: session.state === 'in_progress' ? [] : review.conditions,
    decisions: sealDecisions(review.decisions, reader),
    resubmission: session.resubmission && {
      step: session.resubmission.step,
      reason: session.resubmission.reason,
      at: session.resubmission.at,
    },
  };
}

/** For each value shown of a session, the attempt that it is taken from (see ingest/capture/rows.ts). */
function sourcesOf(attempts: readonly Omit<AttemptView, 'photoIds'>[], decidingId: string | null): Sources {
  const current = attempts.find(({ id }) => id === decidingId) ?? attempts.at(-1);
  const { mrz, documentType, issuingState, ...own } = { ...current?.sources };
  const pick = (isIt: (a: (typeof attempts)[number]) => boolean) => attempts.findLast(isIt)?.sources ?? {};
  const subject = Object.entries(readingOf(attempts)?.sources ?? {}).filter(([name]) => name.startsWith('subject.'));
  const others = Object.entries(own).filter(([name]) => !name.startsWith('subject.'));
  const entries = [
    ...others,
    ...subject,
    ['mrz', pick((a) => a.mrz !== null).mrz],
    ['documentType', pick((a) => a.documentType !== null).documentType],
    ['issuingState', pick((a) => a.issuingState !== null).issuingState],
  ];
  return Object.fromEntries(entries.filter(([, source]) => source !== undefined));
}
