import type { ConditionName, FourEyesReason, Outcome } from '../../conditions.ts';
import type { DecisionVerdict } from '../../decision/decision.ts';
import type { BuiltInTag, RejectionGroup } from '../../decision/rejection-tags.ts';

const conditions = {
  face_match: 'Face match',
  completed: 'Capture completed',
  liveness: 'Liveness passed',
  face_level: 'Face match level',
  mrz: 'Full MRZ validation',
  front_back: 'Front matches back',
  data_plausible: 'Plausible data',
  document_review: 'Manual document check',
  id_real: 'ID is real',
  full_id: 'Full ID',
  screening: 'PEP and sanctions screening',
  expired_document: 'Document not expired',
  minimum_age: 'Minimum age',
  document_reused: 'Document not reused',
  high_risk_ip: 'High-risk IP country',
  high_risk_nationality: 'High-risk nationality',
} as const satisfies Record<ConditionName, string>;

/** Why it waits, for a reviewer who has not seen it yet: short, as a chip. */
const reasons = {
  face_match: 'No face match',
  completed: 'Not completed',
  liveness: 'Liveness failed',
  face_level: 'Low face match',
  mrz: 'MRZ errors',
  front_back: 'Front and back don’t match',
  data_plausible: 'Impossible dates',
  document_review: 'Manual document check',
  id_real: 'ID spoofed',
  full_id: 'Not full ID',
  screening: 'Screening hit',
  expired_document: 'Expired document',
  minimum_age: 'Under age',
  document_reused: 'Document reused',
  high_risk_ip: 'High-risk IP',
  high_risk_nationality: 'High-risk nationality',
} as const satisfies Record<ConditionName, string>;

/** The same where what it needs is not there. */
const unknown = {
  face_match: 'Face match unavailable',
  completed: 'Not completed',
  liveness: 'Liveness unavailable',
  face_level: 'Face match unavailable',
  mrz: 'MRZ not read',
  front_back: 'No MRZ to compare',
  data_plausible: 'Dates not read',
  document_review: 'Document type unknown',
  id_real: 'Spoof check missing',
  full_id: 'Full ID unavailable',
  screening: 'Not screened yet',
  expired_document: 'Expiry date unknown',
  minimum_age: 'Age unknown',
  document_reused: 'Number not read',
  high_risk_ip: 'IP country unknown',
  high_risk_nationality: 'Nationality unknown',
} as const satisfies Record<ConditionName, string>;

const outcomes = { met: 'Met', not_met: 'Not met', unknown: 'Unknown' } as const satisfies Record<Outcome, string>;
const verdicts = { verified: 'Verified', rejected: 'Rejected' } as const satisfies Record<DecisionVerdict, string>;
const fourEyes = {
  ...conditions,
  edited_data: 'Corrected data',
  full_match: 'Full match with a listed person',
} as const satisfies Record<FourEyesReason, string>;

const groups = {
  spam: 'Spam',
  compromised_person: 'Compromised person',
  suspected_fraud: 'Suspected fraud',
  data_mismatch: 'Data mismatch',
  requirements_not_met: 'Requirements not met',
  quality: 'Quality',
} as const satisfies Record<RejectionGroup, string>;

const tags = {
  spam: 'Spam',
  pep: 'PEP',
  sanctions_lists: 'Sanctions lists',
  criminal_records: 'Criminal records',
  adverse_media: 'Adverse media',
  fake: 'Fake',
  blacklist: 'Blacklist',
  selfie_mismatch: 'Selfie mismatch',
  full_name: 'Full name',
  document_number: 'ID or document number',
  mrz: 'MRZ',
  date_of_birth: 'Date of birth',
  expired_document: 'Expired document',
  underage: 'Underage',
  unsupported_document: 'Unsupported document',
  high_risk_country: 'High-risk country',
  unreadable_photo: 'Unreadable photo',
  incomplete_id: 'Incomplete ID',
  glare: 'Glare',
} as const satisfies Record<BuiltInTag, string>;

/** The words of conditions and decisions that more than one page says. */
export const decisionTexts = { conditions, reasons, unknown, outcomes, verdicts, fourEyes, groups, tags } as const;
