import type { Conditions } from './api/conditions.ts';

/** All conditions that a company can set for a verification, in display order. */
export const conditionNames = [
  'face_match',
  'completed',
  'liveness',
  'face_level',
  'mrz',
  'front_back',
  'data_plausible',
  'document_review',
  'id_real',
  'full_id',
  'screening',
  'expired_document',
  'minimum_age',
  'document_reused',
  'high_risk_ip',
  'high_risk_nationality',
] as const;
export type ConditionName = (typeof conditionNames)[number];

/**
 * Triggers of four eyes: a condition that is not met, data that a reviewer has corrected, or a screening hit in which
 * no known value differs (`full_match`), cleared or not.
 */
export const fourEyesReasons = [...conditionNames, 'edited_data', 'full_match'] as const;
export type FourEyesReason = (typeof fourEyesReasons)[number];

/** Default: the strictest conditions that need no choice of countries, documents or ages. */
export const strictest: Conditions = {
  awaitingAction: true,
  liveness: true,
  faceLevel: 4,
  mrz: true,
  frontBack: true,
  dataPlausible: true,
  documentReview: [],
  idReal: true,
  fullId: true,
  screening: true,
  expiredDocument: true,
  minimumAge: null,
  documentReused: true,
  highRisk: [],
  fourEyes: ['face_match', 'screening', 'full_match'],
  blindReview: true,
};

/** `unknown`: its input was not reported, or has not arrived yet. */
export type Outcome = 'met' | 'not_met' | 'unknown';

export interface ConditionResult {
  condition: ConditionName;
  outcome: Outcome;
  /** The values assessed, by name, so that the result can be explained years later. */
  saw: Record<string, string | number | boolean | null | readonly string[]>;
}

/** A condition that is not met. */
export interface Unmet {
  condition: ConditionName;
  outcome: Exclude<Outcome, 'met'>;
}

/** The outcome of a session by its conditions alone. */
export type Verdict = 'verified' | 'awaiting_action' | 'rejected';
