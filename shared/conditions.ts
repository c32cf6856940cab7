import Type, { type Static } from 'typebox';
import { documentTypes } from './document.ts';
import { Exact, OneOf } from './schema.ts';

/** Everything that a company can ask of a session before it is verified, in the order in which a reviewer is told. */
export const conditionNames = [
  'face_match',
  'completed',
  'liveness',
  'face_level',
  'mrz',
  'front_back',
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
 * What four eyes can be asked for: a condition that is not met, data that a reviewer has corrected, or a screening hit in which
 * nothing that is known differs (`full_match`), cleared or not.
 */
export const fourEyesReasons = [...conditionNames, 'edited_data', 'full_match'] as const;
export type FourEyesReason = (typeof fourEyesReasons)[number];

const Years = (options: object) => Type.Integer({ minimum: 1, maximum: 120, ...options });

/** What a company has set. `false` and `null`: this condition is not asked. */
export const Conditions = Exact({
  /** Whether a session that misses a condition waits for a person; else it is rejected by itself. */
  awaitingAction: Type.Boolean(),
  liveness: Type.Boolean(),
  /** FAR level that a face match needs at least. Where it is asked, a face that does not match at all is `face_match`. */
  faceLevel: Type.Union([Type.Integer({ minimum: 1, maximum: 7 }), Type.Null()]),
  mrz: Type.Boolean(),
  frontBack: Type.Boolean(),
  /** Every session with one of these goes to a person. */
  documentReview: Type.Array(OneOf(documentTypes), { maxItems: documentTypes.length, uniqueItems: true }),
  idReal: Type.Boolean(),
  fullId: Type.Boolean(),
  screening: Type.Boolean(),
  expiredDocument: Type.Boolean(),
  minimumAge: Type.Union([Years({}), Type.Null()]),
  /** The number stands in another session of the company. */
  documentReused: Type.Boolean(),
  /** A hit stops the session and rejects it, whatever else is set. Two letters, ISO 3166-1. */
  highRisk: Type.Array(
    Exact({ country: Type.String({ pattern: '^[A-Z]{2}$' }), ip: Type.Boolean(), nationality: Type.Boolean() }),
    { maxItems: 260 },
  ),
  /** Where two reviewers must agree. */
  fourEyes: Type.Array(OneOf(fourEyesReasons), { maxItems: fourEyesReasons.length, uniqueItems: true }),
  /** Whether the second reviewer decides without seeing the first one's verdict, tags and note. */
  blindReview: Type.Boolean(),
});
export type Conditions = Static<typeof Conditions>;

/** Until a company sets its own: the strictest that needs no choice of countries, documents or ages. */
export const strictest: Conditions = {
  awaitingAction: true,
  liveness: true,
  faceLevel: 4,
  mrz: true,
  frontBack: true,
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

/** `not_known`: what it needs was not reported, or is not there yet. */
export type Outcome = 'met' | 'missed' | 'not_known';

export interface ConditionResult {
  condition: ConditionName;
  outcome: Outcome;
  /** The values that it saw, by name, so that it can be explained years later. */
  saw: Record<string, string | number | boolean | null | readonly string[]>;
}

/** A condition that is not met. */
export interface Unmet {
  condition: ConditionName;
  outcome: Exclude<Outcome, 'met'>;
}

/** What becomes of a session by its conditions alone. */
export type Verdict = 'verified' | 'awaiting_action' | 'rejected';
