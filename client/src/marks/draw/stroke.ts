import type { MarkKind } from '../../../../shared/note/document.ts';
import type { Point } from '../../session-model/geometry.ts';
import type { Stroke } from '../../session-model/gestures.ts';
import type { Marker } from './create-marker.ts';
import type { Ground } from './ground.ts';
import { type Handle, movedBy, type Points, pulledTo } from './shapes.ts';

/** Screen pixels: less was a click, not a drag. */
const slackPx = 4;

/** What a press on the stage begins, if it is about marks: drawing one, taking one, or pulling at its corner. */
export function beginStroke(marker: Marker, ground: Ground, target: Element | null, from: Point): Stroke | null {
  if (!marker.note()) return null;
  const tool = marker.tool();
  if (tool) return drawing(marker, ground, tool, from);
  const id = target?.closest('[data-mark]')?.getAttribute('data-mark');
  const mark = id ? marker.store()?.of(id) : undefined;
  if (!mark) {
    // A mark that the keyboard has placed stays until Enter or Escape; a chosen one is let go.
    if (!marker.draft()) marker.select(null);
    return null;
  }
  const handle = target?.closest('[data-handle]')?.getAttribute('data-handle');
  const was = mark.points;
  const start = ground.toPhoto(from);
  let far = false;
  const change = (at: Point): Points => {
    const to = ground.toPhoto(at);
    if (handle !== null && handle !== undefined) return pulledTo(was, Number(handle) as Handle, to, ground.photo);
    return movedBy(was, { x: to.x - start.x, y: to.y - start.y }, ground.photo);
  };
  return {
    move: (at) => {
      far ||= Math.hypot(at.x - from.x, at.y - from.y) > slackPx;
      if (far && marker.isMine(mark)) marker.change(change(at), mark);
    },
    end: () => {
      if (far) return void marker.confirm(ground.photo);
      const again = marker.selected() === mark.id;
      marker.select(mark.id);
      if (again && handle === undefined) ground.openThread(mark.id);
    },
    cancel: marker.cancel,
  };
}

function drawing(marker: Marker, ground: Ground, kind: MarkKind, from: Point): Stroke {
  const start = ground.toPhoto(from);
  const points = (at: Point): Points => {
    const to = ground.toPhoto(at);
    return kind === 'pin' ? [to.x, to.y, to.x, to.y] : [start.x, start.y, to.x, to.y];
  };
  marker.begin(kind, ground.photo.id, points(from));
  return {
    move: (at) => void marker.change(points(at)),
    end: (at) => {
      const tiny = kind !== 'pin' && Math.hypot(at.x - from.x, at.y - from.y) <= slackPx;
      if (tiny) marker.cancel();
      else marker.confirm(ground.photo);
    },
    cancel: marker.cancel,
  };
}
