/** Every word of a note's history. */
export const noteHistory = {
  title: 'History of this note',
  loading: 'Reading the history…',
  failed: 'The history could not be read',
  retry: 'Try again',
  empty: 'Nothing was written yet',
  emptyDetail: 'Each change will be here, with who made it and when.',
  slider: 'Moment',
  step: 'Change {n} of {of}',
  value: '{name}, {time}, change {n} of {of}',
  before: 'The edit before',
  after: 'The next edit',
  play: 'Play',
  pause: 'Pause',
  aside:
    'With {marks} {marks, plural, one {mark} other {marks}} on photos and {threads} {threads, plural, one {thread} other {threads}} at that moment.',
} as const;
