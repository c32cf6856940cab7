/** Every word of going from session to session. */
export const words = {
  place: (at: number, of: string) => `${at} of ${of}`,
  more: (n: number) => `${n}+`,
  next: (list: string) => `Next in ${list}`,
  previous: (list: string) => `Previous in ${list}`,
  end: (list: string) => `No more sessions in ${list}`,
  keys: { next: 'Next session in the list', previous: 'Previous session in the list' },
  autoAdvance: 'Open the next session afterwards',
};
