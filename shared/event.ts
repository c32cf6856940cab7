import Type, { type Static } from 'typebox';
import { conditionNames } from './conditions.ts';
import { decisionVerdicts } from './decision/decision.ts';
import { readyTextKinds } from './decision/ready-texts.ts';
import { builtInTags } from './decision/rejection-tags.ts';
import { documentTypes, subjectFields } from './document/document.ts';
import { photoKinds } from './document/media.ts';
import { linkVerdicts } from './links.ts';
import { Exact, Id, Nullable, OneOf, Sha256 } from './schema.ts';
import { hitVerdicts } from './screening/screening.ts';
import { attemptOutcomes, stepNames, stepOutcomes } from './session/attempt.ts';
import { challenges } from './session/liveness.ts';
import { sessionStates } from './session/session.ts';

/**
 * The closed union of facts: what a company's log may hold. Ids, enums, counts and outcomes only: never a name, a document
 * number, an address or free text, so that a person can be erased and the log stays complete (a test walks these).
 * `noun.happened`, past tense; what changes a session's state is a `session.…` (the live feed recounts after those). A fact is
 * never changed once released; a new need is a new type.
 * What each means to decisions, reports and outsiders: fact-effects.ts.
 */
/** Why an authenticated reviewer or key was refused. `unknown_ids`: more nonexistent ids than the lookup limit. */
const denialKinds = ['forbidden', 'other_company', 'unknown_ids'] as const;
export type DenialKind = (typeof denialKinds)[number];
/** Number since the previous fact of the same kind and requester: see server/audit/denial-log.ts. */
const count = { count: Type.Integer() };
/** A keyed hash of the fact's content (server/log/content-hash.ts): the chain covers content too. */
const content = { content: Type.Optional(Sha256) };
/** An event of a capture client or engine, with its content. */
const captureEvent = { attemptId: Id, eventId: Type.Optional(Id), ...content };
const decision = { decisionId: Id, ...content };
const unmet = Type.Array(Exact({ condition: OneOf(conditionNames), outcome: OneOf(['not_met', 'unknown']) }));
/** A company's own tags have an id, built-in ones a name. */
const tags = { tags: Type.Array(OneOf(builtInTags)), ownTags: Type.Array(Id) };
export const facts = {
  'session.created': Exact({ documents: Type.Array(OneOf(documentTypes)) }),
  'session.finished': Exact({ state: OneOf(sessionStates), attemptId: Nullable(Id), lateEvents: Type.Integer() }),
  'session.expired': Exact({}),
  'session.assessed': Exact({ unmet, version: Type.Integer() }),
  'session.stopped': Exact({ attemptId: Id, condition: OneOf(conditionNames) }),
  'session.settled': Exact({ ...decision, state: OneOf(decisionVerdicts) }),
  'session.claimed': Exact({}),
  'session.claim_taken': Exact({ fromReviewerId: Id }),
  'session.claim_renewed': Exact({}),
  'session.released': Exact({}),
  /** It expired; `reviewerId` had it. */
  'claim.ended': Exact({ reviewerId: Id }),
  /** `null`: unassigned. */
  'session.assigned': Exact({ reviewerId: Nullable(Id) }),
  'session.tagged': Exact({ tagId: Id }),
  'session.untagged': Exact({ tagId: Id }),
  'session.escalated': Exact({ ...decision }),
  'session.snoozed': Exact({ ...decision, untilMs: Type.Integer({ description: 'Since 1970' }) }),
  'session.snooze_ended': Exact({}),
  'session.decided': Exact({ ...decision, state: OneOf(decisionVerdicts), ...tags }),
  /** `decisionId`: the undone decision. `content` covers the undo itself, `undoId`. */
  'session.decision_undone': Exact({ ...decision, undoId: Type.Optional(Id) }),
  'session.reopened': Exact({ ...decision }),
  'session.resubmission_requested': Exact({ ...decision, step: OneOf(stepNames) }),
  'decision.proposed': Exact({ ...decision, verdict: OneOf(decisionVerdicts), ...tags }),
  /** The first vote of a blind review: its verdict is in the decision, which `content` covers. */
  'decision.sealed': Exact({ ...decision }),
  'decision.disputed': Exact({ ...decision, verdict: OneOf(decisionVerdicts), ...tags }),
  'subject.edited': Exact({ editId: Id, ...content, field: OneOf(subjectFields) }),
  'session.screened': Exact({
    screeningId: Id,
    provider: OneOf(['lists', 'yente']),
    hits: Type.Integer(),
    open: Type.Integer(),
    weak: Type.Integer(),
  }),
  'session.screening_failed': Exact({ failures: Type.Integer() }),
  'hit.reviewed': Exact({
    hitId: Id,
    hitReviewId: Type.Optional(Id),
    ...content,
    verdict: Nullable(OneOf(hitVerdicts)),
  }),
  'link.reviewed': Exact({
    linkReviewId: Id,
    otherSessionId: Id,
    ...content,
    verdict: Nullable(OneOf(linkVerdicts)),
  }),
  'alert.raised': Exact({ alertId: Id, screeningId: Id, hits: Type.Integer() }),
  'alert.closed': Exact({ alertId: Id }),
  'attempt.started': Exact({ ...captureEvent, number: Type.Integer() }),
  'attempt.finished': Exact({ ...captureEvent, outcome: OneOf(attemptOutcomes) }),
  'step.started': Exact({ ...captureEvent, step: OneOf(stepNames) }),
  'step.finished': Exact({ ...captureEvent, step: OneOf(stepNames), outcome: OneOf(stepOutcomes) }),
  'challenge.started': Exact({ ...captureEvent, challenge: OneOf(challenges) }),
  'challenge.finished': Exact({ ...captureEvent, challenge: OneOf(challenges), passed: Type.Boolean() }),
  'document.chosen': Exact({ ...captureEvent, documentType: OneOf(documentTypes) }),
  'document.read': Exact({ ...captureEvent, mrzValid: Nullable(Type.Boolean()) }),
  'result.reported': Exact({ ...captureEvent }),
  'photo.received': Exact({
    ...captureEvent,
    photoId: Id,
    kind: OneOf(photoKinds),
    /** Covers the photo as `content` covers its event. */
    photoContent: Type.Optional(Sha256),
  }),
  'note.edited': Exact({ noteId: Id, authorIds: Type.Array(Id), seq: Type.Integer() }),
  'note.frozen': Exact({ noteId: Id, seq: Type.Integer() }),
  'note.thawed': Exact({ noteId: Id, seq: Type.Integer() }),
  /** Sent to `reviewerId` only (server/live/answer.ts). */
  'mention.added': Exact({ mentionId: Id, reviewerId: Id, authorId: Id }),
  'mention.removed': Exact({ mentionId: Id, reviewerId: Id }),
  /** How many were marked as read at once. */
  'mention.read': Exact({ reviewerId: Id, ...count }),
  'reviewer.signed_in': Exact({ reviewerId: Id }),
  'reviewer.sign_in_failed': Exact({ reviewerId: Id }),
  'reviewer.signed_out': Exact({ reviewerId: Id }),
  'login.revoked': Exact({ reviewerId: Id }),
  'sessions.exported': Exact({ rows: Type.Integer() }),
  'conditions.changed': Exact({ version: Type.Integer(), ...content }),
  'conditions.applied': Exact({ version: Type.Integer(), checked: Type.Integer(), changed: Type.Integer() }),
  'saved_filter.added': Exact({ savedFilterId: Id, shared: Type.Boolean() }),
  'saved_filter.changed': Exact({ savedFilterId: Id, shared: Type.Boolean() }),
  'saved_filter.removed': Exact({ savedFilterId: Id, shared: Type.Boolean() }),
  'session_tag.added': Exact({ tagId: Id }),
  'session_tag.removed': Exact({ tagId: Id }),
  'rejection_tag.added': Exact({ tagId: Id }),
  'rejection_tag.retired': Exact({ tag: Nullable(OneOf(builtInTags)), tagId: Nullable(Id) }),
  'rejection_tag.restored': Exact({ tag: Nullable(OneOf(builtInTags)), tagId: Nullable(Id) }),
  'ready_text.changed': Exact({
    kind: OneOf(readyTextKinds),
    step: Nullable(OneOf(stepNames)),
    tag: Nullable(OneOf(builtInTags)),
    tagId: Nullable(Id),
  }),
  'screening.changed': Exact({ version: Type.Integer() }),
  'screening_list.imported': Exact({
    listId: Id,
    version: Type.Integer(),
    added: Type.Integer(),
    changed: Type.Integer(),
    removed: Type.Integer(),
  }),
  'screening_list.refused': Exact({ listId: Nullable(Id) }),
  'screening_list.scheduled': Exact({ listId: Id, everyHours: Nullable(Type.Integer()) }),
  'screening_list.removed': Exact({ listId: Id }),
  'rescreening.finished': Exact({ sessions: Type.Integer(), changed: Type.Integer(), alerts: Type.Integer() }),
  'report.requested': Exact({ reportId: Id }),
  'report.made': Exact({ reportId: Id, sha256: Sha256 }),
  'report.failed': Exact({ reportId: Id }),
  'report.downloaded': Exact({ reportId: Id }),
  'report_export.requested': Exact({ exportId: Id, sessions: Type.Integer() }),
  'report_export.cancelled': Exact({ exportId: Id }),
  'report_export.downloaded': Exact({ exportId: Id, reports: Type.Integer() }),
  'branding.changed': Exact({}),
  'certificate.changed': Exact({ certificateId: Nullable(Id) }),
  'company.renamed': Exact({}),
  'api_key.made': Exact({ keyId: Id }),
  'api_key.revoked': Exact({ keyId: Id }),
  'access.denied': Exact({ kind: OneOf(denialKinds), ...count }),
  'origin.refused': Exact({ channel: OneOf(['request', 'socket']), ...count }),
  'sign_in.paused': Exact({ reviewerId: Id, place: OneOf(['known_device', 'network']), ...count }),
} as const;

export type FactType = keyof typeof facts;
/** A fact without its log position. */
export type Fact = {
  [T in FactType]: { type: T; sessionId: string | null; data: Static<(typeof facts)[T]> };
}[FactType];

/** The actor: `reviewer:<id>`, `key:<api key id>`, `capture:<session id>` or `system`. */
export type Actor = `reviewer:${string}` | `key:${string}` | `capture:${string}` | 'system';

/** A fact with its log position. */
export type LogEvent = Fact & { seq: number; at: string; actor: Actor };
