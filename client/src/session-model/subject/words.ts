import { sentence } from '../../text/visible.ts';
import { lower } from '../timeline/lower.ts';

/** Every word of correcting what was read of the subject. */
export const words = {
  edit: (field: string) => `Correct ${lower(field)}`,
  empty: 'Empty',
  emptyHint: 'Leave it empty if the document does not have it.',
  reason: 'Reason',
  reasonHint: 'Kept with the correction, for whoever asks later',
  reasonMissing: 'Say why: it is kept with the correction.',
  unchanged: 'The field holds this value already.',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  failed: 'It was not saved',
  datePattern: 'YYYY-MM-DD',
  refused: {
    date: 'There is no such date. Enter year-month-day, year-month or the year alone, such as 1960-03-07.',
    other: 'The field cannot hold this value. Check how it is written.',
  },
  stale: 'The session has changed since you opened this field. Nothing was saved.',
  staleNow: 'Look at what changed. If your correction still stands, save it again.',
  closed: {
    decided: 'The session is decided: its data can be read, not changed.',
    inProgress: 'The session is being captured again: correct it when that is over.',
    claimed: (name: string) => sentence`${name} works on this session: take it over to correct its data.`,
    offline: 'The line is down. What you wrote stays here until it is back.',
  },
  somebody: 'Somebody',
  asRead: 'As read from the document:',
  nothingRead: 'Not read from the document',
  history: (field: string, n: number) => `History of ${lower(field)}: ${n === 1 ? '1 correction' : `${n} corrections`}`,
  from: 'from',
  to: 'to',
  superseded: 'Of an earlier reading: a newer attempt has read the document again',
  read: 'Read from the document',
};
