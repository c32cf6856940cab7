/** Every word of going from session to session. */
export const sessionWalk = {
  place: '{at} of {of}',
  more: '{n}+',
  next: 'Next in {list}',
  previous: 'Previous in {list}',
  end: 'No more sessions in {list}',
  keys: { next: 'Next session in the list', previous: 'Previous session in the list' },
  autoAdvance: 'Open the next session afterwards',
} as const;
