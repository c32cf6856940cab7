import { sentence } from '../text/visible.ts';

/** Every word of the ready texts. Another language is another object of this shape. */
export const words = {
  label: 'Ready texts',
  insert: (text: string) => sentence`Insert: ${text}`,
  settings: {
    lead: 'What reviewers can insert when they request a resubmission or reject, and then edit.',
    resubmission: 'Request resubmission',
    resubmissionLead:
      'Messages to the subject, by the step they are sent back to. Write them in a language your subjects read.',
    rejection: 'Rejection',
    rejectionLead: 'Notes for reviewers and reports, by tag.',
    texts: (n: number) => (n === 0 ? 'No texts' : n === 1 ? '1 text' : `${n} texts`),
    own: 'Edited',
    field: (name: string) => sentence`Texts for ${name}`,
    hint: (most: number) => `One text per line, at most ${most}.`,
    tooMany: (most: number) => `At most ${most} texts.`,
    tooLong: (chars: number) => `A text has at most ${chars} characters.`,
    save: 'Save',
    saving: 'Saving…',
    reset: 'Use built-in texts',
    saved: (name: string) => sentence`Texts for ${name} saved`,
    failed: 'The texts were not saved',
    loadFailed: 'The ready texts could not be loaded',
    overtaken: 'Somebody else changed these texts. Saving replaces theirs.',
  },
};
