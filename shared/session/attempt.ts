import type { DocumentType, Subject } from '../document/document.ts';
import type { Box } from '../document/media.ts';
import type { MrzCheck } from '../document/mrz.ts';
import type { Challenge } from './liveness.ts';
import type { Verification } from './session.ts';
import type { Claim, RequiredPhoto, Source, Sources } from './source.ts';

/** The steps of a capture, in the usual order. */
export const stepNames = ['consent', 'document_front', 'document_back', 'selfie', 'liveness', 'processing'] as const;
export type StepName = (typeof stepNames)[number];

export const stepOutcomes = ['done', 'failed', 'skipped'] as const;
export type StepOutcome = (typeof stepOutcomes)[number];

/** Outcome of an attempt: `abandoned` also when a newer attempt began before the older one ended. */
export const attemptOutcomes = ['completed', 'failed', 'abandoned'] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

export interface Device {
  /** Such as "Apple iPhone" or "Samsung SM-G991B"; "Unknown device" when the user agent does not identify it. */
  name: string;
  kind: 'mobile' | 'pc' | 'unknown';
  browser: string | null;
  os: string | null;
}

export interface StepView {
  step: StepName;
  startedAt: string;
  finishedAt: string | null;
  outcome: StepOutcome | null;
}

export interface ChallengeView {
  challenge: Challenge;
  startedAt: string;
  finishedAt: string | null;
  /** Asserted by `source`; the value of the capture page itself is a claim. */
  passed: boolean | null;
  source: Source | null;
}

/** One attempt within a session. */
export interface AttemptView {
  id: string;
  /** 1 for the first, by start time. */
  number: number;
  startedAt: string;
  finishedAt: string | null;
  /** `null` while it runs. */
  outcome: AttemptOutcome | null;
  device: Device | null;
  userAgent: string | null;
  clientIp: string | null;
  /** Two letters, ISO 3166-1, from the table of addresses; null when it has no country for it. */
  ipCountry: string | null;
  /** A hash of the capture client's device id, a claim; absent if it sends none. */
  deviceKey?: string;
  /** Asserted by an engine; else the choice on the capture page: see `sources`. */
  documentType: DocumentType | null;
  issuingState: string | null;
  steps: StepView[];
  challenges: ChallengeView[];
  /** As read from the document by an engine. */
  subject: Subject | null;
  mrz: MrzCheck | null;
  verification: Verification;
  /** The source of each of the values. */
  sources: Sources;
  /** Values read by the capture page; `null` when it read none. */
  claim: Claim | null;
  /** Photos that a completed attempt requires and this one lacks. */
  photosMissing: RequiredPhoto[];
  /** Faces found by engines, by the photo ids that the senders chose; absent where none were found. */
  faces?: (Box & { photo: string })[];
  photoIds: string[];
}
