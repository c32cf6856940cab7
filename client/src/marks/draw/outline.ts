import type { MarkKind } from '../../../../shared/note/document.ts';
import type { Point } from '../../session-model/geometry.ts';
import type { Points } from './shapes.ts';

/** A mark as the `d` of an SVG path, in the units of its points; so are the strokes of an arrow's head and a pin's stem. */
export function outlineOf(kind: MarkKind, [x1, y1, x2, y2]: Points, size: { head: number; stem: number }): string {
  if (kind === 'box') {
    const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
    return `M${Math.min(x1, x2)} ${Math.min(y1, y2)}h${width}v${height}h${-width}z`;
  }
  if (kind === 'pin') return `M${x1} ${y1}v${-size.stem}`;
  return `M${x1} ${y1}L${x2} ${y2}${headOf({ x: x1, y: y1 }, { x: x2, y: y2 }, size.head)}`;
}

/** Two strokes back from the arrow's tip; shorter on a short arrow. */
function headOf(from: Point, to: Point, most: number): string {
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  if (far < 1) return '';
  const size = Math.min(most, far / 2);
  const along = Math.atan2(to.y - from.y, to.x - from.x);
  const wing = (turn: number) =>
    `M${to.x} ${to.y}L${to.x - size * Math.cos(along + turn)} ${to.y - size * Math.sin(along + turn)}`;
  return wing(0.5) + wing(-0.5);
}
