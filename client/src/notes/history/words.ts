import { sentence } from '../../text/visible.ts';

/** Every word of a note's history. */
export const words = {
  title: 'History of this note',
  loading: 'Reading the history…',
  failed: 'The history could not be read',
  retry: 'Try again',
  empty: 'Nothing was written yet',
  emptyDetail: 'Each change will be here, with who made it and when.',
  slider: 'Moment',
  step: (n: number, of: number) => `Change ${n} of ${of}`,
  value: (name: string, time: string, n: number, of: number) => sentence`${name}, ${time}, change ${n} of ${of}`,
  before: 'The edit before',
  after: 'The next edit',
  play: 'Play',
  pause: 'Pause',
  aside: (marks: number, threads: number) =>
    `With ${marks} ${marks === 1 ? 'mark' : 'marks'} on photos and ${threads} ${threads === 1 ? 'thread' : 'threads'} at that moment.`,
};
