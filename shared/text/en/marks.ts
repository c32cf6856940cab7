import type { MarkKind } from '../../note/document.ts';
import { subjects } from './subjects.ts';

const { kinds } = subjects;

/** Every word of the marks. */
export const marks = {
  kinds,
  tools: { box: 'Draw a box', arrow: 'Draw an arrow', pin: 'Drop a pin' } as const satisfies Record<MarkKind, string>,
  show: 'Show marks',
  hide: 'Hide marks',
  named: '{kind, select, box {Box} arrow {Arrow} other {Pin}} {n} by {author}',
  by: 'by {author}',
  /** Begins with what its badge says. */
  badged: '{badge}: {kind, select, box {box} arrow {arrow} other {pin}} by {author}',
  somebody: 'Someone',
  layer: 'Marks on the photo',
  list: 'Marks',
  open: '{n, plural, one {# comment} other {# comments}}',
  handle: 'Corner {n}',
  ends: { tail: 'Arrow tail', head: 'Arrow head' },
  hints: {
    box: 'Drag to draw a box.',
    arrow: 'Drag from the tail to the detail you mean.',
    pin: 'Click where the pin goes.',
  } as const satisfies Record<MarkKind, string>,
  hintKeys: 'Enter places it in the middle. Esc cancels.',
  placed: 'Arrow keys move it, Shift moves further. Tab selects corners. Enter saves, Esc cancels.',
  remove: 'Delete mark',
  removed: '{name} deleted',
  comment: 'Comment on mark',
  undo: 'Undo',
  keys: { draw: 'Draw a box, arrow or pin', show: 'Show or hide marks', undo: 'Undo a mark' },
} as const;
