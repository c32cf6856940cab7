/** Every word of the list of mentions. */
export const mentions = {
  label: 'Mentions',
  by: '{author} mentioned you',
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
  failed: 'Couldn’t load mentions.',
  retry: 'Try again',
} as const;
