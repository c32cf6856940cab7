import type { ConditionName } from '../conditions.ts';

/** Reasons for rejection, from product.md. A company may add tags and retire these; it cannot change their meaning. */
export const rejectionTags = {
  spam: ['spam'],
  compromised_person: ['pep', 'sanctions_lists', 'criminal_records', 'adverse_media'],
  suspected_fraud: ['fake', 'blacklist', 'selfie_mismatch'],
  data_mismatch: ['full_name', 'document_number', 'mrz', 'date_of_birth'],
  requirements_not_met: ['expired_document', 'underage', 'unsupported_document', 'high_risk_country'],
  quality: ['unreadable_photo', 'incomplete_id', 'glare'],
} as const;
export type RejectionGroup = keyof typeof rejectionTags;

export const rejectionGroups = Object.keys(rejectionTags) as RejectionGroup[];
export const builtInTags = Object.values(rejectionTags).flat();
export type BuiltInTag = (typeof builtInTags)[number];

/** Set by the conditions when they reject, and offered first to a reviewer. */
export const tagsOfCondition: Partial<Record<ConditionName, readonly BuiltInTag[]>> = {
  face_match: ['selfie_mismatch'],
  face_level: ['selfie_mismatch'],
  liveness: ['fake'],
  mrz: ['mrz'],
  front_back: ['mrz'],
  data_plausible: ['date_of_birth'],
  id_real: ['fake'],
  full_id: ['incomplete_id'],
  screening: ['sanctions_lists'],
  expired_document: ['expired_document'],
  minimum_age: ['underage'],
  document_reused: ['document_number'],
  high_risk_ip: ['high_risk_country'],
  high_risk_nationality: ['high_risk_country'],
};

/** A tag in a company's list. */
export interface RejectionTag {
  /** The key of a built-in one, the id of the company's own. */
  key: string;
  group: RejectionGroup;
  /** Of the company's own; the built-in ones are named in the reader's language. */
  label: string | null;
  /** No longer offered; existing rejections keep it. */
  retired: boolean;
}
