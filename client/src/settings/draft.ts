import { type Conditions, type FourEyesReason, fourEyesReasons } from '../../../shared/conditions.ts';

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
  expired_document: 'expiredDocument',
  document_reused: 'documentReused',
  screening: 'screening',
} as const;
export type Switch = keyof typeof switches;

/** Whether a condition is asked for, so that four eyes can be on it. */
export function isAsked(reason: FourEyesReason, conditions: Conditions): boolean {
  switch (reason) {
    case 'completed':
    case 'edited_data':
      return true;
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

/** Of those that a company may want four eyes on: a high-risk country is rejected without anybody's. */
export const eyesOffered = fourEyesReasons.filter(
  (reason) => reason !== 'high_risk_ip' && reason !== 'high_risk_nationality',
);

/** The same written in one way, so that what was put back is no change. */
export function settled({ conditions, targetMinutes }: Draft): string {
  const highRisk = conditions.highRisk
    .filter((risk) => risk.ip || risk.nationality)
    .toSorted((a, b) => a.country.localeCompare(b.country));
  const lists = {
    highRisk,
    documentReview: conditions.documentReview.toSorted(),
    fourEyes: conditions.fourEyes.toSorted(),
  };
  const all = Object.entries({ ...conditions, ...lists }).toSorted(([a], [b]) => a.localeCompare(b));
  return JSON.stringify([all, targetMinutes]);
}

export const isTarget = (minutes: number) => Number.isInteger(minutes) && minutes >= 1 && minutes <= 7 * 24 * 60;
export const isAge = (years: number) => Number.isInteger(years) && years >= 1 && years <= 120;
