import type { MarkKind } from '../../../shared/note/document.ts';
import type { SingleKey } from '../keyboard/single-keys.ts';
import type { Point, Turn } from '../session-model/geometry.ts';
import type { Marker } from './draw/create-marker.ts';
import type { Ground } from './draw/ground.ts';
import { type Handle, handleAt, movedBy, placedAt, pulledTo } from './draw/shapes.ts';

/** Screen pixels that one press of an arrow key goes; with Shift the second. */
const steps = [2, 16] as const;
/** Half of what the keyboard places, in screen pixels. */
const reachPx = 48;

const arrows: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** As seen on the stage → in the photo, which may be turned. */
const unturned: Record<Turn, (p: Point) => Point> = {
  0: (p) => p,
  90: (p) => ({ x: p.y, y: -p.x }),
  180: (p) => ({ x: -p.x, y: -p.y }),
  270: (p) => ({ x: -p.y, y: p.x }),
};

/** Keys on the stage, on a mark or on one of its handles. True when taken. */
export function markKey(event: KeyboardEvent, marker: Marker, ground: Ground): boolean {
  const on = event.target instanceof Element ? event.target : null;
  if (!marker.note() || event.isComposing || on?.closest('button, textarea, input, [role=dialog]')) return false;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z') {
    marker.undo(event.shiftKey);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const id = on?.closest('[data-mark]')?.getAttribute('data-mark') ?? null;
  const draft = marker.draft();
  const mark = id ? marker.store()?.of(id) : undefined;
  const arrow = arrows[event.key];
  if (arrow && id) {
    const subject = draft?.id === id ? draft : mark;
    // A colleague's mark stays where it is; the arrow keys are not the photo's either while it has the focus.
    if (!subject || (mark && !marker.isMine(mark))) return true;
    const far = steps[event.shiftKey ? 1 : 0] / ground.scale;
    const by = unturned[ground.turn]({ x: arrow.x * far, y: arrow.y * far });
    const handle = on?.closest('[data-handle]')?.getAttribute('data-handle');
    const pulled = () => {
      const at = handleAt(subject.points, Number(handle) as Handle);
      return pulledTo(subject.points, Number(handle) as Handle, { x: at.x + by.x, y: at.y + by.y }, ground.photo);
    };
    marker.change(handle ? pulled() : movedBy(subject.points, by, ground.photo), mark);
    return true;
  }
  switch (event.key) {
    case 'Enter': {
      if (draft) {
        if (marker.confirm(ground.photo) && !(draft.isNew && marker.commentsAtOnce)) marker.want(draft.id);
        return true;
      }
      const kind = marker.tool();
      if (kind) {
        place(marker, ground, kind);
        return true;
      }
      if (mark) {
        marker.select(mark.id);
        ground.openThread(mark.id);
      }
      return mark !== undefined;
    }
    case ' ':
      if (mark) marker.select(mark.id);
      return mark !== undefined;
    case 'Escape':
      return stepBack(marker);
    case 'Delete':
    case 'Backspace':
      if (mark) marker.remove(mark.id);
      return mark !== undefined;
    default:
      return false;
  }
}

/** One thing after the other: what is under the hand, the tool, the choice. False when there was none of them. */
export function stepBack(marker: Marker): boolean {
  if (marker.draft()) marker.cancel();
  else if (marker.tool()) marker.choose(null);
  else if (marker.selected()) marker.select(null);
  else return false;
  return true;
}

function place(marker: Marker, ground: Ground, kind: MarkKind): void {
  const points = placedAt(kind, ground.toPhoto({ x: 0, y: 0 }), reachPx / ground.scale, ground.photo);
  const draft = marker.begin(kind, ground.photo.id, points);
  if (draft) marker.want(draft.id);
}

/** Letters that work wherever the focus is on the page. */
export function markerLetter(event: Pick<SingleKey, 'key'>, marker: Marker): boolean {
  const tools: Record<string, MarkKind> = { x: 'box', a: 'arrow', p: 'pin' };
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const kind = tools[key];
  if (!marker.note()) return false;
  if (kind && marker.writable()) marker.toggleTool(kind);
  else if (key === 'm') marker.toggleShown();
  else return key === 'Escape' && stepBack(marker);
  return true;
}
