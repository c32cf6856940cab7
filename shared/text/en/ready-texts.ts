/** Every word of the ready texts. */
export const readyTexts = {
  label: 'Ready texts',
  insert: 'Insert: {text}',
  settings: {
    lead: 'What reviewers can insert when they request a resubmission or reject, and then edit.',
    resubmission: 'Request resubmission',
    resubmissionLead:
      'Messages to the subject, by the step they are sent back to. Write them in a language your subjects read.',
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
    failed: 'The texts were not saved',
    loadFailed: 'The ready texts could not be loaded',
    overtaken: 'Somebody else changed these texts. Saving replaces theirs.',
  },
} as const;
