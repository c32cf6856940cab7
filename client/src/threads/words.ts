import { sentence } from '../text/visible.ts';

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Every word of the threads. Another language is another object of this shape. */
export const words = {
  label: (what: string) => `Thread: ${what}`,
  begin: (what: string) => `Comment on ${what}`,
  count: (what: string, n: number) => `${plural(n, 'comment', 'comments')} on ${what}`,
  countResolved: (what: string, n: number) => `${plural(n, 'comment', 'comments')} on ${what}, resolved`,
  open: (n: number) => plural(n, 'open thread', 'open threads'),
  list: 'Threads',
  none: 'No threads yet',
  noneDetail: 'Comments on a field, an MRZ item or a mark on a photo are gathered here.',
  noneOpen: 'All threads are resolved',
  resolvedList: (n: number) => `Resolved (${n})`,
  comments: 'Comments',
  write: 'Write a comment',
  reply: 'Reply',
  replyResolved: 'Reply and reopen',
  send: 'Comment',
  sendKeys: (keys: string) => `Send with ${keys}`,
  left: (n: number) => plural(n, 'character left', 'characters left'),
  resolve: 'Resolve',
  reopen: 'Reopen',
  resolved: (name: string) => sentence`Resolved by ${name}`,
  edited: 'edited',
  editedAt: (time: string) => `Edited ${time}`,
  edit: 'Edit this comment',
  save: 'Save',
  remove: 'Delete this comment',
  removeSure: 'Delete it for everyone?',
  removeYes: 'Delete',
  readOnly: 'The notes are read-only now.',
  unsent: 'This was not sent, and cannot be any more. You can copy it.',
  somebody: 'Somebody',
};
