import type { MarkKind } from '../../note/document.ts';
import { subjects } from './subjects.ts';

const { kinds } = subjects;

/** Every word of the marks. */
export const marks = {
  kinds,
  tools: { box: 'Draw a box', arrow: 'Draw an arrow', pin: 'Drop a pin' } as const satisfies Record<MarkKind, string>,
  show: 'Show the marks',
  hide: 'Hide the marks',
  named: '{kind, select, box {Box} arrow {Arrow} other {Pin}} {n} by {author}',
  by: 'by {author}',
  /** Begins with what its badge says. */
  badged: '{badge}: {kind, select, box {box} arrow {arrow} other {pin}} by {author}',
  somebody: 'Somebody',
  layer: 'Marks on the photo',
  list: 'Marks',
  open: '{n, plural, one {# comment} other {# comments}}',
  handle: 'Corner {n}',
  ends: { tail: 'Tail of the arrow', head: 'Head of the arrow' },
  hints: {
    box: 'Drag a box on the photo.',
    arrow: 'Drag from the tail to what you mean.',
    pin: 'Press on the photo where it belongs.',
  } as const satisfies Record<MarkKind, string>,
  hintKeys: 'Enter places it in the middle, Esc ends.',
  placed: 'Arrow keys move it, with Shift further; Tab goes to its corners. Enter keeps it, Esc drops it.',
  remove: 'Delete this mark',
  removed: '{name} deleted',
  comment: 'Comment on a mark',
  undo: 'Undo',
  keys: { draw: 'Draw a box, an arrow, a pin on the photo', show: 'Show, hide the marks', undo: 'Take back a mark' },
} as const;
