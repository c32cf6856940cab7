import type { MarkKind } from '../../../shared/note/document.ts';
import { subjectWords } from '../session-model/subject-words.ts';
import { sentence } from '../text/visible.ts';

const { kinds } = subjectWords;

/** Every word of the marks. Another language is another object of this shape. */
export const words = {
  kinds,
  tools: { box: 'Draw a box', arrow: 'Draw an arrow', pin: 'Drop a pin' } satisfies Record<MarkKind, string>,
  show: 'Show the marks',
  hide: 'Hide the marks',
  named: (kind: MarkKind, n: number, author: string) => sentence`${kinds[kind]} ${n} by ${author}`,
  by: (author: string) => sentence`by ${author}`,
  /** Begins with what its badge says. */
  badged: (badge: string, kind: MarkKind, author: string) =>
    sentence`${badge}: ${kinds[kind].toLowerCase()} by ${author}`,
  somebody: 'Somebody',
  layer: 'Marks on the photo',
  list: 'Marks',
  open: (n: number) => (n === 1 ? '1 comment' : `${n} comments`),
  handle: (n: number) => `Corner ${n}`,
  ends: { tail: 'Tail of the arrow', head: 'Head of the arrow' },
  hints: {
    box: 'Drag a box on the photo.',
    arrow: 'Drag from the tail to what you mean.',
    pin: 'Press on the photo where it belongs.',
  } satisfies Record<MarkKind, string>,
  hintKeys: 'Enter places it in the middle, Esc ends.',
  placed: 'Arrow keys move it, with Shift further; Tab goes to its corners. Enter keeps it, Esc drops it.',
  remove: 'Delete this mark',
  removed: (name: string) => sentence`${name} deleted`,
  comment: 'Comment on a mark',
  undo: 'Undo',
  keys: { draw: 'Draw a box, an arrow, a pin on the photo', show: 'Show, hide the marks', undo: 'Take back a mark' },
};
