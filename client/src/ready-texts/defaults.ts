import type { ResubmissionStep } from '../../../shared/decision/ready-texts.ts';
import type { BuiltInTag } from '../../../shared/decision/rejection-tags.ts';

/** Offered until the company has its own. Another language is another object of this shape. */
export const defaultResubmission: Record<ResubmissionStep, readonly string[]> = {
  consent: ['Please read the terms and confirm that you agree, so that we can continue.'],
  document_front: [
    'The photo is blurry. Please hold the phone still and photograph the front of your document again.',
    'There is glare on the document. Please move away from the light and photograph the front again.',
    'A corner is cut off. Please photograph the whole front of your document.',
    'This document is not accepted. Please use a valid passport or ID card.',
  ],
  document_back: [
    'The photo is blurry. Please hold the phone still and photograph the back of your document again.',
    'There is glare on the document. Please move away from the light and photograph the back again.',
    'A corner is cut off. Please photograph the whole back of your document.',
  ],
  selfie: [
    'Your face is not clear enough. Please take the selfie again in good light.',
    'Please take off glasses, hat or mask and take the selfie again.',
    'More than one person is in the photo. Please take the selfie alone.',
  ],
  liveness: [
    'The face check was not completed. Please follow the instructions on the screen until the end.',
    'It was too dark for the face check. Please repeat it in good light.',
  ],
};

export const defaultRejection: Partial<Record<BuiltInTag, readonly string[]>> = {
  selfie_mismatch: ['The face in the selfie does not match the portrait on the document.'],
  fake: ['The document shows signs of forgery.'],
  mrz: ['The machine-readable zone does not agree with the document.'],
  full_name: ['The name does not agree with the data that was given.'],
  document_number: ['The document number does not agree with the data that was given.'],
  date_of_birth: ['The date of birth does not agree with the data that was given.'],
  expired_document: ['The document has expired.'],
  underage: ['The person is under the minimum age.'],
  unsupported_document: ['This type of document is not accepted.'],
  high_risk_country: ['The country is not served.'],
  unreadable_photo: ['The photos are not readable.'],
  incomplete_id: ['The document is not completely in the photo.'],
  glare: ['Glare hides parts of the document.'],
};
