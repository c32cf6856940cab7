import { sentence } from '../text/visible.ts';

/** Every word of the list of mentions. Another language is another object of this shape. */
export const words = {
  label: 'Mentions',
  by: (author: string) => sentence`${author} mentioned you`,
  somebody: 'A colleague',
  unnamed: 'Unidentified',
  inNote: 'Note',
  inComment: 'Comment',
  unread: 'Unread',
  none: 'No mentions yet',
  noneDetail: 'When a colleague types @ and your name in a note or comment, it appears here.',
  readAll: 'Mark all as read',
  more: 'Show older',
  loading: 'Loading…',
  failed: 'Mentions could not be loaded.',
  retry: 'Try again',
};
