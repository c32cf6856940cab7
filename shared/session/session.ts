import type { ConditionResult } from '../conditions.ts';
import type { Decided, DecisionView, Resubmission, SubjectEdit, Waiting } from '../decision/decision.ts';
import type { DocumentType, Subject } from '../document/document.ts';
import type { PhotoView } from '../document/media.ts';
import type { MrzCheck } from '../document/mrz.ts';
import type { ScreeningMark, ScreeningView } from '../screening/screening.ts';
import type { AttemptView, Device, StepName } from './attempt.ts';
import type { Claim, Sources } from './source.ts';

/** State of a session. It leaves `in_progress` once and for good, unless a master reopens it. */
export const sessionStates = ['in_progress', 'awaiting_action', 'verified', 'rejected', 'expired'] as const;
export type SessionState = (typeof sessionStates)[number];

/** Signs of an attack; the filter "possible spoof" consists of these. */
export const spoofSigns = ['digital_spoof', 'not_full_id', 'low_far'] as const;
export type SpoofSign = (typeof spoofSigns)[number];

/** Results of the checks. `null`: not known (yet). */
export interface Verification {
  livenessPassed: boolean | null;
  /** The MRZ has no error. */
  documentValid: boolean | null;
  /** 0 = no match, 1 to 7 by FAR, above 7 as a provider sent it (shown as 7+). See far.ts. */
  faceLevel: number | null;
  /** 0 to 100, two-dimensional face recognition. */
  matchConfidence: number | null;
  idReal: boolean | null;
  fullId: boolean | null;
}

/** One row of the sessions list: all that the list shows, filters and sorts by, and nothing more. */
export interface SessionRow {
  id: string;
  /** The company's own reference. */
  reference: string | null;
  state: SessionState;
  firstName: string | null;
  lastName: string | null;
  /** In the document's own script. */
  nativeName: string | null;
  /** Values of the company's own fields, included in the search. */
  extraValues: string[];
  nationality: string | null;
  documentType: DocumentType | null;
  documentNumber: string | null;
  personalNumber: string | null;
  issuingState: string | null;
  verification: Verification;
  attempts: number;
  device: Pick<Device, 'name' | 'kind'> | null;
  /** The current step during capture. */
  step: StepName | null;
  /** ISO 8601, UTC, milliseconds; the same for all times here. */
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** Set while a resubmission is requested and has not begun. */
  resubmission: { step: StepName; reviewerId: string } | null;
  /** Time of the phone's last event. */
  lastEventAt: string | null;
  /** While it awaits action. */
  waiting: Waiting | null;
  /** Once it is verified or rejected. */
  decided: Decided | null;
  /** Result of the sanctions and PEP screening; null while there is no subject to screen. */
  screening: ScreeningMark | null;
  /** Ids of the company's tags of sessions, the last added last. */
  sessionTags: string[];
}

/** A company's own field with the value that came with the session. */
export interface ExtraField {
  key: string;
  label: string;
  value: string;
}

/** The whole session page. */
export interface SessionView extends Omit<SessionRow, 'nativeName' | 'extraValues' | 'resubmission'> {
  /** PEP info; null while no subject has been read, and where no list is connected. */
  screened: ScreeningView | null;
  companyName: string;
  allowedDocuments: DocumentType[];
  maxAttempts: number;
  expiresAt: string;
  /** As read from the document, with the reviewers' corrections. */
  subject: Subject | null;
  /** As read from the document. */
  read: Subject | null;
  /** Newest first. */
  edits: SubjectEdit[];
  mrz: MrzCheck | null;
  /** The source of each of the values above. */
  sources: Sources;
  /** Values read by the capture page, of the newest attempt in which it read any. */
  claim: Claim | null;
  extra: ExtraField[];
  /** Newest first. */
  attemptHistory: AttemptView[];
  /** Newest attempt first, then in the order taken. */
  photos: PhotoView[];
  /** Events that a finished attempt announced and the phone has not delivered yet. */
  lateEvents: number;
  /** Every condition of the company, as last assessed; empty during capture. */
  conditions: ConditionResult[];
  /** Newest first. */
  decisions: DecisionView[];
  /** Set while a resubmission is requested. */
  resubmission: Resubmission | null;
}

export type SessionCounts = Record<SessionState, number>;
