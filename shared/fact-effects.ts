import type { FactType } from './event.ts';

/** What an outsider who holds a report may learn of its session. Nothing of screening, alerts, notes or corrections. */
export type OutsideEffect = 'superseded' | 'withdrawn';

export interface FactEffect {
  /** It changes the basis of a decision: a decision made without it is refused as stale. */
  makesStale: boolean;
  /** It is part of the session's record, so a report made before it is outdated. */
  isRecorded: boolean;
  /** Effect on holders of an earlier report; absent: they must not learn of it. */
  outside?: OutsideEffect;
  /**
   * Whose pages are sent a fact about no session, as something on them depends on it; absent: nobody's. Facts about a session
   * are sent to all. `shared`: to all where its data say so (`shared: true`), else to nobody but the reviewer who acted.
   */
  audience?: 'all' | 'masters' | 'actor' | 'shared';
}

/** Evidence, verdicts, corrections, screening: the basis of decisions. */
const material: FactEffect = { makesStale: true, isRecorded: true };
/** Part of the session's history, without effect on the basis of a decision. */
const history: FactEffect = { makesStale: false, isRecorded: true };
/** Transient, or about copies of the session: excluded from its record. */
const transient: FactEffect = { makesStale: false, isRecorded: false };
/** About no session, and about nothing that a page shows. */
const company: FactEffect = transient;
/** What every reviewer works by. */
const forAll: FactEffect = { ...company, audience: 'all' };
/** What masters administer. */
const forMasters: FactEffect = { ...company, audience: 'masters' };
/** What one reviewer has under way. */
const forActor: FactEffect = { ...company, audience: 'actor' };
const whereShared: FactEffect = { ...company, audience: 'shared' };

/** The one classification of facts, for client and server. A new fact type does not compile without an entry. */
export const factEffects: Record<FactType, FactEffect> = {
  'session.created': material,
  'session.finished': { ...material, outside: 'superseded' },
  'session.expired': { ...material, outside: 'superseded' },
  'session.assessed': material,
  'session.stopped': material,
  'session.settled': { ...material, outside: 'superseded' },
  'session.claimed': transient,
  'session.claim_taken': transient,
  'session.claim_renewed': transient,
  'session.released': transient,
  'claim.ended': transient,
  'session.assigned': transient,
  // How reviewers sort sessions; without effect on decisions.
  'session.tagged': transient,
  'session.untagged': transient,
  'session.escalated': history,
  'session.snoozed': history,
  'session.snooze_ended': transient,
  'session.decided': { ...material, outside: 'superseded' },
  'session.decision_undone': { ...material, outside: 'withdrawn' },
  'session.reopened': { ...material, outside: 'withdrawn' },
  'session.resubmission_requested': material,
  'decision.proposed': material,
  'decision.disputed': material,
  'decision.sealed': material,
  'subject.edited': material,
  'session.screened': material,
  'session.screening_failed': history,
  'hit.reviewed': material,
  // About a pair of sessions; the conditions of neither depend on it.
  'link.reviewed': transient,
  'alert.raised': material,
  'alert.closed': history,
  'attempt.started': material,
  'attempt.finished': material,
  'step.started': material,
  'step.finished': material,
  'challenge.started': material,
  'challenge.finished': material,
  'document.chosen': material,
  'document.read': material,
  'result.reported': material,
  'photo.received': material,
  // Appended when the note has been idle for a while; the record contains the note itself.
  'note.edited': transient,
  'note.frozen': history,
  'note.thawed': history,
  // The record contains the note itself.
  'mention.added': transient,
  'mention.removed': transient,
  'mention.read': company,
  'reviewer.signed_in': company,
  'reviewer.sign_in_failed': company,
  'reviewer.signed_out': company,
  'login.revoked': company,
  'sessions.exported': company,
  'conditions.changed': forAll,
  'conditions.applied': forAll,
  'saved_filter.added': whereShared,
  'saved_filter.changed': whereShared,
  'saved_filter.removed': whereShared,
  'session_tag.added': forAll,
  'session_tag.removed': forAll,
  'rejection_tag.added': forAll,
  'rejection_tag.retired': forAll,
  'rejection_tag.restored': forAll,
  'ready_text.changed': forAll,
  'screening.changed': forAll,
  'screening_list.imported': forAll,
  'screening_list.refused': forAll,
  'screening_list.scheduled': forAll,
  'screening_list.removed': forAll,
  'rescreening.finished': forAll,
  'report.requested': transient,
  'report.made': transient,
  'report.failed': transient,
  'report.downloaded': transient,
  'report_export.requested': forActor,
  'report_export.cancelled': forActor,
  'report_export.downloaded': forActor,
  'branding.changed': forAll,
  'certificate.changed': forMasters,
  'company.renamed': forAll,
  'api_key.made': forMasters,
  'api_key.revoked': forMasters,
  'access.denied': company,
  'origin.refused': company,
  'sign_in.paused': company,
};

const typesWhere = (has: (effect: FactEffect) => boolean): FactType[] =>
  (Object.keys(factEffects) as FactType[]).filter((type) => has(factEffects[type]));

export const staleTypes = typesWhere(({ makesStale }) => makesStale);
export const recordedTypes = typesWhere(({ isRecorded }) => isRecorded);
export const outsideTypes = typesWhere(({ outside }) => outside !== undefined);
