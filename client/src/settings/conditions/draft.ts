import type { Conditions } from '../../../../shared/api/conditions.ts';
import { type FourEyesReason, fourEyesReasons } from '../../../../shared/conditions.ts';

export interface Draft {
  conditions: Conditions;
  targetMinutes: number;
}

/** Conditions that are on or off, in the order of the form. */
export const switches = {
  liveness: 'liveness',
  id_real: 'idReal',
  full_id: 'fullId',
  mrz: 'mrz',
  front_back: 'frontBack',
  data_plausible: 'dataPlausible',
  expired_document: 'expiredDocument',
  document_reused: 'documentReused',
  screening: 'screening',
} as const;
export type Switch = keyof typeof switches;

/** Whether a condition is on, so that four eyes can apply to it. */
export function isAsked(reason: FourEyesReason, conditions: Conditions): boolean {
  switch (reason) {
    case 'completed':
    case 'edited_data':
      return true;
    case 'full_match':
      return conditions.screening;
    case 'face_match':
    case 'face_level':
      return conditions.faceLevel !== null;
    case 'document_review':
      return conditions.documentReview.length > 0;
    case 'minimum_age':
      return conditions.minimumAge !== null;
    case 'high_risk_ip':
    case 'high_risk_nationality':
      return false;
    default:
      return conditions[switches[reason]];
  }
}

/** Conditions for which four eyes can be chosen: a high-risk country is rejected without a reviewer. */
export const eyesOffered = fourEyesReasons.filter(
  (reason) => reason !== 'high_risk_ip' && reason !== 'high_risk_nationality',
);

/** Normal form, so that a reverted edit counts as no change. A country without checks is dropped. */
export function tidied(conditions: Conditions): Conditions {
  return {
    ...conditions,
    highRisk: conditions.highRisk
      .filter((risk) => risk.ip || risk.nationality)
      // A database does not preserve the key order of an object.
      .map(({ country, ip, nationality }) => ({ country, ip, nationality }))
      .toSorted((a, b) => a.country.localeCompare(b.country)),
    documentReview: conditions.documentReview.toSorted(),
    fourEyes: conditions.fourEyes.toSorted(),
  };
}

export function isSame(a: Conditions, b: Conditions): boolean {
  const [one, other] = [tidied(a), tidied(b)];
  return (Object.keys(one) as (keyof Conditions)[]).every(
    (key) => JSON.stringify(one[key]) === JSON.stringify(other[key]),
  );
}

export const isTarget = (minutes: number) => Number.isInteger(minutes) && minutes >= 1 && minutes <= 7 * 24 * 60;
export const isAge = (years: number) => Number.isInteger(years) && years >= 1 && years <= 120;

/** All values are within bounds: it can be tried and saved. */
export const isSound = ({ conditions: { minimumAge }, targetMinutes }: Draft) =>
  isTarget(targetMinutes) && (minimumAge === null || isAge(minimumAge));
