import type { ResubmissionStep } from '../../decision/ready-texts.ts';
import type { BuiltInTag } from '../../decision/rejection-tags.ts';

/** Every word of the ready texts. */
export const readyTexts = {
  label: 'Ready texts',
  insert: 'Insert: {text}',
  settings: {
    lead: 'Texts that reviewers can insert and edit when they request a resubmission or reject.',
    resubmission: 'Request resubmission',
    resubmissionLead: 'Messages to the subject for each step. Write them in a language your subjects understand.',
    rejection: 'Rejection',
    rejectionLead: 'Notes for reviewers and reports, by tag.',
    texts: '{n, plural, =0 {No texts} one {# text} other {# texts}}',
    own: 'Edited',
    field: 'Texts for {name}',
    hint: 'One text per line, at most {most}.',
    tooMany: 'At most {most} texts.',
    tooLong: 'A text has at most {chars} characters.',
    save: 'Save',
    saving: 'Saving…',
    reset: 'Use built-in texts',
    saved: 'Texts for {name} saved',
    failed: 'Couldn’t save texts',
    loadFailed: 'Couldn’t load ready texts',
    overtaken: 'Someone else changed these texts. Saving replaces theirs.',
  },
  /** Offered until the company has its own: messages to subjects by step, notes by tag. */
  resubmissions: {
    consent: ['Please read the terms and confirm that you agree, so that we can continue.'],
    document_front: [
      'The photo is blurry. Please hold the phone still and photograph the front of your document again.',
      'There is glare on the document. Please move away from the light and photograph the front again.',
      'A corner is missing. Please photograph the entire front of your document.',
      'This document isn’t accepted. Please use a valid passport or ID card.',
    ],
    document_back: [
      'The photo is blurry. Please hold the phone still and photograph the back of your document again.',
      'There is glare on the document. Please move away from the light and photograph the back again.',
      'A corner is missing. Please photograph the entire back of your document.',
    ],
    selfie: [
      'Your face isn’t clear enough. Please take the selfie again in good light.',
      'Please remove glasses, hat or mask and take the selfie again.',
      'There is more than one person in the photo. Please take the selfie alone.',
    ],
    liveness: [
      'The face check wasn’t completed. Please follow the instructions on the screen until the end.',
      'It was too dark for the face check. Please repeat it in good light.',
    ],
  } as const satisfies Record<ResubmissionStep, readonly string[]>,
  rejections: {
    selfie_mismatch: ['The face in the selfie doesn’t match the portrait on the document.'],
    fake: ['The document shows signs of forgery.'],
    mrz: ['The machine-readable zone doesn’t match the document.'],
    full_name: ['The name doesn’t match the data provided.'],
    document_number: ['The document number doesn’t match the data provided.'],
    date_of_birth: ['The date of birth doesn’t match the data provided.'],
    expired_document: ['The document has expired.'],
    underage: ['The person is under the minimum age.'],
    unsupported_document: ['This type of document isn’t accepted.'],
    high_risk_country: ['We don’t accept this country.'],
    unreadable_photo: ['The photos aren’t readable.'],
    incomplete_id: ['The document isn’t fully visible.'],
    glare: ['Glare hides parts of the document.'],
  } as const satisfies Partial<Record<BuiltInTag, readonly string[]>>,
} as const;
