/** Every word of the mentions. Another language is another object of this shape. */
export const words = {
  label: 'Mentions',
  button: (unread: number) => (unread === 0 ? 'Mentions' : `Mentions, ${unreadOf(unread)}`),
  badge: (unread: number, most: number) => (unread >= most ? `${most - 1}+` : String(unread)),
  by: (author: string) => `${author} mentioned you`,
  /** To screen readers, when one comes. */
  came: (author: string) => `${author} mentioned you`,
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

const unreadOf = (n: number) => `${n} unread`;
