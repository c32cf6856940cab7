/** Every word of a note's history. */
export const noteHistory = {
  title: 'Note history',
  loading: 'Loading history…',
  failed: 'Couldn’t load history',
  retry: 'Try again',
  empty: 'No changes yet',
  emptyDetail: 'Each change appears here with its author and time.',
  slider: 'Point in time',
  step: 'Change {n} of {of}',
  value: '{name}, {time}, change {n} of {of}',
  before: 'Previous edit',
  after: 'Next edit',
  play: 'Play',
  pause: 'Pause',
  aside:
    'At this point: {marks, plural, one {# mark} other {# marks}} on photos, {threads, plural, one {# thread} other {# threads}}.',
} as const;
