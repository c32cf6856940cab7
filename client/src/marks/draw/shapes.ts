import type { Mark, MarkKind } from '../../../../shared/note/document.ts';
import type { Point, Size } from '../../session-model/geometry.ts';

export type Points = Mark['points'];

/** Corners of a box clockwise from the first point; of an arrow its tail (0) and its head (2). */
export type Handle = 0 | 1 | 2 | 3;
export const handlesOf: Record<MarkKind, readonly Handle[]> = { box: [0, 1, 2, 3], arrow: [0, 2], pin: [] };

/** The coordinates that a handle moves. */
const grips: Record<Handle, readonly [x: 0 | 2, y: 1 | 3]> = { 0: [0, 1], 1: [2, 1], 2: [2, 3], 3: [0, 3] };

/** Photo pixels. Smaller is accidental, and could not be found again. */
const smallest = 2;

const bound = (value: number, most: number) => Math.min(most, Math.max(0, value));
/** A tenth of a photo pixel: finer than any screen shows, and short in the document. */
const round = (value: number) => Math.round(value * 10) / 10 || 0;

export const clampPoint = (point: Point, photo: Size): Point => ({
  x: bound(point.x, photo.width),
  y: bound(point.y, photo.height),
});

/** The stored form: inside the photo, a box from its upper left corner. */
export function settled(kind: MarkKind, points: Points, photo: Size): Points {
  const a = clampPoint({ x: round(points[0]), y: round(points[1]) }, photo);
  const b = kind === 'pin' ? a : clampPoint({ x: round(points[2]), y: round(points[3]) }, photo);
  if (kind !== 'box') return [a.x, a.y, b.x, b.y];
  return [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y)];
}

/** Too small to be seen or intended. */
export function isDegenerate(kind: MarkKind, [x1, y1, x2, y2]: Points): boolean {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (kind === 'box') return width < smallest || height < smallest;
  return kind === 'arrow' && Math.hypot(width, height) < smallest;
}

/** Moved as a whole: stops at the photo's edge, with its size unchanged. */
export function movedBy([x1, y1, x2, y2]: Points, by: Point, photo: Size): Points {
  const within = (step: number, a: number, b: number, most: number) =>
    Math.min(most - Math.max(a, b), Math.max(-Math.min(a, b), step));
  const dx = within(by.x, x1, x2, photo.width);
  const dy = within(by.y, y1, y2, photo.height);
  return [x1 + dx, y1 + dy, x2 + dx, y2 + dy];
}

export const handleAt = (points: Points, handle: Handle): Point => ({
  x: points[grips[handle][0]],
  y: points[grips[handle][1]],
});

/** Moves one handle to a point; the opposite one stays. */
export function pulledTo(points: Points, handle: Handle, to: Point, photo: Size): Points {
  const at = clampPoint(to, photo);
  const next: [number, number, number, number] = [...points];
  next[grips[handle][0]] = at.x;
  next[grips[handle][1]] = at.y;
  return next;
}

/** Keyboard placement: centred on the stage, as large as `reach` (photo pixels) allows. */
export function placedAt(kind: MarkKind, middle: Point, reach: number, photo: Size): Points {
  const { x, y } = clampPoint(middle, photo);
  if (kind === 'pin') return [x, y, x, y];
  const half: Point = { x: Math.min(reach, photo.width / 2), y: Math.min(reach, photo.height / 2) };
  const from: Points = [0, 0, half.x * 2, half.y * 2];
  const box = movedBy(from, { x: x - half.x, y: y - half.y }, photo);
  if (kind === 'box') return box;
  // The tail where there is most room: from below left, unless the head is in that corner.
  return [x - box[0] >= box[2] - x ? box[0] : box[2], box[3] - y >= y - box[1] ? box[3] : box[1], x, y];
}
