import type { ConditionName, FourEyesReason, Outcome } from '../../../shared/conditions.ts';
import type { DecisionVerdict } from '../../../shared/decision/decision.ts';
import type { BuiltInTag, RejectionGroup } from '../../../shared/decision/rejection-tags.ts';

const conditions: Record<ConditionName, string> = {
  face_match: 'Face match',
  completed: 'Capture completed',
  liveness: 'Liveness passed',
  face_level: 'Face match level',
  mrz: 'Full MRZ validation',
  front_back: 'Front agrees with back',
  data_plausible: 'Data plausible',
  document_review: 'Document review',
  id_real: 'ID is real',
  full_id: 'Full ID',
  screening: 'PEP and sanctions screening',
  expired_document: 'Document not expired',
  minimum_age: 'Minimum age',
  document_reused: 'Document number not used before',
  high_risk_ip: 'High-risk country of IP',
  high_risk_nationality: 'High-risk nationality',
};

/** Why it waits, for a reviewer who has not seen it yet: short, as a chip. */
const reasons: Record<ConditionName, string> = {
  face_match: 'No face match',
  completed: 'Not completed',
  liveness: 'Liveness failed',
  face_level: 'Low face match',
  mrz: 'MRZ errors',
  front_back: 'Front and back differ',
  data_plausible: 'Impossible dates',
  document_review: 'Document to review',
  id_real: 'ID spoofed',
  full_id: 'Not full ID',
  screening: 'Screening hit',
  expired_document: 'Expired document',
  minimum_age: 'Too young',
  document_reused: 'Repeated number',
  high_risk_ip: 'High-risk IP',
  high_risk_nationality: 'High-risk nationality',
};

/** The same where what it needs is not there. */
const unknown: Record<ConditionName, string> = {
  face_match: 'Face match not known',
  completed: 'Not completed',
  liveness: 'Liveness not known',
  face_level: 'Face match not known',
  mrz: 'MRZ not read',
  front_back: 'Nothing to compare with',
  data_plausible: 'Dates not read',
  document_review: 'Document type not known',
  id_real: 'Spoof check missing',
  full_id: 'Full ID not known',
  screening: 'Not screened yet',
  expired_document: 'Expiry not known',
  minimum_age: 'Age not known',
  document_reused: 'Number not read',
  high_risk_ip: 'IP country not known',
  high_risk_nationality: 'Nationality not known',
};

const outcomes: Record<Outcome, string> = { met: 'Met', not_met: 'Missed', unknown: 'Not known' };
const verdicts: Record<DecisionVerdict, string> = { verified: 'Verified', rejected: 'Rejected' };
const fourEyes: Record<FourEyesReason, string> = {
  ...conditions,
  edited_data: 'Edited data',
  full_match: 'Full match with a listed person',
};

const groups: Record<RejectionGroup, string> = {
  spam: 'Spam',
  compromised_person: 'Compromised person',
  suspected_fraud: 'Suspected fraud',
  data_mismatch: 'Data mismatch',
  requirements_not_met: 'Requirements not met',
  quality: 'Quality',
};

const tags: Record<BuiltInTag, string> = {
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
};

/** The words of conditions and decisions that more than one page says. */
export const decisionTexts = { conditions, reasons, unknown, outcomes, verdicts, fourEyes, groups, tags };
