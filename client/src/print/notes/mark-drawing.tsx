import { For } from 'solid-js';
import type { PhotoView } from '../../../../shared/document/media.ts';
import type { NoteRecord } from '../../../../shared/report/report.ts';
import { outlineOf } from '../../marks/draw/outline.ts';
import { isDegenerate, type Points, settled } from '../../marks/draw/shapes.ts';
import type { Source } from '../source.ts';

export type DrawnMark = NoteRecord['marks'][number];

/** Millimetres on paper. */
const [stroke, head, stem, badge, letter, pinRound] = [0.5, 3, 4, 3.8, 1.9, 0.9];

/** Another client's photo may have been larger: what lies outside of this one is not drawn. */
export const isDrawn = (mark: DrawnMark, photo: PhotoView): boolean =>
  !isDegenerate(mark.kind, settled(mark.kind, mark.points, photo));

/** The marks over a photo that is `width` millimetres wide. Their comments are printed as text below. */
export function MarkDrawing(props: { of: Source; photo: PhotoView; marks: readonly DrawnMark[]; width: number }) {
  const { photo } = props;
  /** Photo pixels per millimetre of paper: line width is the same on every photo. */
  const mm = photo.width / props.width;
  return (
    <svg class="marks" viewBox={`0 0 ${photo.width} ${photo.height}`} aria-hidden="true">
      <For each={props.marks.filter((mark) => isDrawn(mark, photo))}>
        {(mark) => <One of={props.of} mark={mark} photo={photo} mm={mm} />}
      </For>
    </svg>
  );
}

function One(props: { of: Source; mark: DrawnMark; photo: PhotoView; mm: number }) {
  const { mark, photo, mm } = props;
  const points = settled(mark.kind, mark.points, photo);
  const writer = props.of.person(mark.authorId);
  const colour = writer?.colour ?? 'var(--person-9)';
  const wording = `${mark.number} ${writer?.letter ?? '?'}`;
  const width = (1.6 + wording.length * 1.25) * mm;
  const at = badgeAt(mark.kind, points, { width, height: badge * mm, stem: stem * mm }, photo);
  const d = outlineOf(mark.kind, points, { head: head * mm, stem: stem * mm });
  return (
    <g>
      <path d={d} class="halo" stroke-width={stroke * 2.4 * mm} />
      <path d={d} stroke-width={stroke * mm} style={{ stroke: colour }} />
      {mark.kind === 'pin' && (
        <circle
          cx={points[0]}
          cy={points[1]}
          r={pinRound * mm}
          class="ring"
          stroke-width={0.35 * mm}
          style={{ fill: colour }}
        />
      )}
      <rect
        x={at.x}
        y={at.y}
        width={width}
        height={badge * mm}
        rx={(badge / 2) * mm}
        class="ring"
        stroke-width={0.3 * mm}
        style={{ fill: colour }}
      />
      <text x={at.x + width / 2} y={at.y + badge * 0.68 * mm} font-size={`${letter * 1.35 * mm}`} text-anchor="middle">
        {wording}
      </text>
    </g>
  );
}

/** Above a box's corner, an arrow's tail, a pin's stem; never outside of the photo. */
function badgeAt(
  kind: DrawnMark['kind'],
  [x1, y1, , y2]: Points,
  size: { width: number; height: number; stem: number },
  photo: { width: number; height: number },
): { x: number; y: number } {
  const x = kind === 'box' ? x1 : x1 - size.width / 2;
  const lift = kind === 'pin' ? size.stem + size.height : size.height * 1.15;
  const y = kind === 'arrow' && y1 >= y2 ? y1 + size.height * 0.15 : y1 - lift;
  return {
    x: Math.min(Math.max(0, photo.width - size.width), Math.max(0, x)),
    y: Math.min(Math.max(0, photo.height - size.height), Math.max(0, y)),
  };
}
