import type { Conditions } from '../../shared/api/conditions.ts';
import type { ConditionName, ConditionResult, Outcome, Unmet, Verdict } from '../../shared/conditions.ts';
import { iso2OfState } from '../../shared/document/country.ts';
import type { DocumentType, Subject } from '../../shared/document/document.ts';
import { rangeOfDay } from '../../shared/document/partial-day.ts';
import type { Verification } from '../../shared/session/session.ts';
import type { RequiredPhoto } from '../../shared/session/source.ts';
import { agesOn } from './age.ts';
import { dateFaults } from './date-faults.ts';

/**
 * All inputs of the conditions: what engines assert, reviewers' corrections and what the server itself observed, never what a
 * capture page claims. `null`: not known.
 */
export interface ConditionInput {
  /** Whether the capture was completed; null when only the capture page says so, and no engine. */
  completed: boolean | null;
  /** Of the photos that a completed capture requires; absent: none. */
  photosMissing?: readonly RequiredPhoto[];
  /** Capture events that were announced and never received. */
  lateEvents: number;
  documentType: DocumentType | null;
  verification: Verification;
  /** The zone has no error, but something is doubtful. */
  mrzDoubtful?: boolean;
  subject: Subject | null;
  /** Fields in which front and machine-readable zone disagree; null without a valid zone to compare with. */
  differences: readonly string[] | null;
  /** Hits that no reviewer has cleared; null when it was not screened yet. */
  openHits: number | null;
  /** Hits without any differing known value, cleared or not; absent: none. */
  fullMatches?: number;
  /** Hits cleared here only because they were cleared in other sessions of the person; absent: none. */
  carriedHits?: number;
  /** Other sessions of the company with this document number, of another person or a rejected one. */
  reusedIn: readonly string[];
  /** Country codes of the phone's addresses, where known. */
  ipCountries: readonly string[];
  /** YYYY-MM-DD in UTC, the reference date for age and expiry. */
  today: string;
}

type Assessed = [Outcome, ConditionResult['saw']];

/** Assesses one condition; undefined when the company does not require it. */
const assesses: Record<ConditionName, (set: Conditions, seen: ConditionInput) => Assessed | undefined> = {
  // Only where a level is required: whether it is the same face at all. Level 0 is a different face, which is more than too low a
  // level.
  face_match: ({ faceLevel }, { verification: { faceLevel: level } }) =>
    faceLevel === null || level === null ? undefined : [level === 0 ? 'not_met' : 'met', { level }],
  completed: (_set, { completed, lateEvents, photosMissing = [] }) => [
    completed === false || lateEvents > 0 || photosMissing.length > 0 ? 'not_met' : completed ? 'met' : 'unknown',
    { completed, lateEvents, photosMissing },
  ],
  liveness: (set, { verification }) =>
    set.liveness ? ofFlag('livenessPassed', verification.livenessPassed) : undefined,
  face_level: ({ faceLevel }, { verification }) => {
    const level = verification.faceLevel;
    if (faceLevel === null || level === 0) return undefined;
    return [level === null ? 'unknown' : level >= faceLevel ? 'met' : 'not_met', { level, atLeast: faceLevel }];
  },
  mrz: (set, { verification, documentType, mrzDoubtful = false }) => {
    if (!set.mrz) return undefined;
    // A doubt alone never fails the condition: what the standard does not cover goes to manual review and rejects nothing
    // automatically.
    if (mrzDoubtful) return ['unknown', { valid: null, doubtful: true }];
    // Most driving licences have no machine-readable zone, so there is nothing to be invalid.
    if (verification.documentValid === null && documentType === 'driving_licence') return ['met', { valid: null }];
    return ofFlag('valid', verification.documentValid);
  },
  front_back: (set, { differences, documentType }) => {
    if (!set.frontBack) return undefined;
    if (differences === null) return [documentType === 'driving_licence' ? 'met' : 'unknown', { differences }];
    return [differences.length === 0 ? 'met' : 'not_met', { differences }];
  },
  data_plausible: (set, { subject, today }) => {
    if (!set.dataPlausible) return undefined;
    const faults = dateFaults(subject ?? {}, today);
    return [faults === null ? 'unknown' : faults.length === 0 ? 'met' : 'not_met', { faults }];
  },
  document_review: ({ documentReview }, { documentType }) => {
    if (documentReview.length === 0) return undefined;
    const outcome = documentType === null ? 'unknown' : documentReview.includes(documentType) ? 'not_met' : 'met';
    return [outcome, { documentType, reviewed: documentReview }];
  },
  id_real: (set, { verification }) => (set.idReal ? ofFlag('idReal', verification.idReal) : undefined),
  full_id: (set, { verification }) => (set.fullId ? ofFlag('fullId', verification.fullId) : undefined),
  screening: (set, { openHits }) => {
    if (!set.screening) return undefined;
    return [openHits === null ? 'unknown' : openHits === 0 ? 'met' : 'not_met', { openHits }];
  },
  expired_document: (set, { subject, today }) => {
    if (!set.expiredDocument) return undefined;
    const expires = subject?.expirationDate ?? null;
    return [expiryOutcome(expires, today), { expires, today }];
  },
  minimum_age: ({ minimumAge }, { subject, today }) => {
    if (minimumAge === null) return undefined;
    const ages = subject?.birthDate ? agesOn(today, subject.birthDate) : undefined;
    if (!ages) return ['unknown', { age: null, atLeast: minimumAge }];
    const [age, most] = ages;
    // For a partially known birth date: only what holds for every possible day.
    const outcome = age >= minimumAge ? 'met' : most < minimumAge ? 'not_met' : 'unknown';
    return [outcome, { age, ...(most > age && { ageAtMost: most }), atLeast: minimumAge }];
  },
  document_reused: (set, { reusedIn, subject }) => {
    if (!set.documentReused) return undefined;
    if (!subject?.documentNumber) return ['unknown', { sessions: [] }];
    return [reusedIn.length === 0 ? 'met' : 'not_met', { sessions: reusedIn }];
  },
  high_risk_ip: ({ highRisk }, { ipCountries }) => {
    const risky = highRisk.filter(({ ip }) => ip).map(({ country }) => country);
    if (risky.length === 0) return undefined;
    if (ipCountries.length === 0) return ['unknown', { countries: [] }];
    return [ipCountries.some((country) => risky.includes(country)) ? 'not_met' : 'met', { countries: ipCountries }];
  },
  high_risk_nationality: ({ highRisk }, { subject }) => {
    const risky = highRisk.filter(({ nationality }) => nationality).map(({ country }) => country);
    if (risky.length === 0) return undefined;
    const code = subject?.nationality ?? null;
    if (code === null) return ['unknown', { nationality: null }];
    return [risky.includes(iso2OfState(code) ?? '') ? 'not_met' : 'met', { nationality: code }];
  },
};

/** Every condition that the company requires, in order. Pure: the same input gives the same results. */
export function evaluate(set: Conditions, seen: ConditionInput): ConditionResult[] {
  return (Object.keys(assesses) as ConditionName[]).flatMap((condition) => {
    const assessed = assesses[condition](set, seen);
    return assessed ? [{ condition, outcome: assessed[0], saw: assessed[1] }] : [];
  });
}

/**
 * The resulting verdict. An unmet condition goes to manual review or rejects, as the company configured; an unknown result always
 * goes to manual review: no subject is rejected because a component of ours was unavailable. A high-risk country rejects
 * regardless of other settings.
 */
export function verdictOf(set: Conditions, results: readonly ConditionResult[]): Verdict {
  if (isStopped(results)) return 'rejected';
  if (results.some(({ outcome }) => outcome === 'not_met')) return set.awaitingAction ? 'awaiting_action' : 'rejected';
  return results.some(({ outcome }) => outcome === 'unknown') ? 'awaiting_action' : 'verified';
}

/** A high-risk country: the session ends at once, even during the capture. */
export function isStopped(results: readonly ConditionResult[]): boolean {
  return results.some(
    ({ condition, outcome }) =>
      (condition === 'high_risk_ip' || condition === 'high_risk_nationality') && outcome === 'not_met',
  );
}

/**
 * Whether two reviewers must agree: one of the chosen conditions is not met, the data was corrected, or a hit matches in full or
 * was only cleared in another session.
 */
export function needsTwo(
  set: Conditions,
  results: readonly ConditionResult[],
  isEdited: boolean,
  { fullMatches = 0, carriedHits = 0 }: Pick<ConditionInput, 'fullMatches' | 'carriedHits'> = {},
): boolean {
  if (isEdited && set.fourEyes.includes('edited_data')) return true;
  if (fullMatches > 0 && set.fourEyes.includes('full_match')) return true;
  // Not reviewed here: a hit that was cleared in another session still counts as a hit of this one.
  if (carriedHits > 0 && set.fourEyes.includes('screening')) return true;
  return results.some(({ condition, outcome }) => outcome !== 'met' && set.fourEyes.includes(condition));
}

/** The unmet conditions, as listed in lists and facts. */
export function unmetOf(results: readonly ConditionResult[]): Unmet[] {
  return results.flatMap(({ condition, outcome }) => (outcome === 'met' ? [] : [{ condition, outcome }]));
}

/** Valid through the printed day; for a month or year without a day, what holds for every possible day. */
function expiryOutcome(expires: string | null, today: string): Outcome {
  const range = expires === null ? undefined : rangeOfDay(expires);
  if (!range) return 'unknown';
  return range[0] >= today ? 'met' : range[1] < today ? 'not_met' : 'unknown';
}

function ofFlag(name: string, value: boolean | null): Assessed {
  return [value === null ? 'unknown' : value ? 'met' : 'not_met', { [name]: value }];
}
