import { For, Show } from 'solid-js';
import type { MarkKind } from '../../../../shared/note/document.ts';
import type { Point } from '../../session-model/geometry.ts';
import { personColour } from '../../ui/text/person.ts';
import { Grip } from './grip.tsx';
import { outlineOf } from './outline.ts';
import { handlesOf, type Points } from './shapes.ts';

/** Screen pixels. */
const headPx = 11;
const stemPx = 16;
const badgePx = 18;

/** The focusable element of a mark, and the anchor of its thread. */
export const bodyOf = (root: Element, id: string): SVGGElement | null =>
  root.querySelector(`[data-mark="${CSS.escape(id)}"] > [role=button]`);

/** Drawn in stage pixels, so that lines and handles have the same width at every zoom. White outline: visible on any photo. */
export function OneMark(props: {
  id: string;
  kind: MarkKind;
  /** On the stage. */
  points: Points;
  colour: number;
  /** Content of the badge: the mark's number and author. */
  badge: string;
  label: string;
  selected: boolean;
  flashing: boolean;
  handles: boolean;
  /** Number of comments of its open thread. */
  comments: number;
}) {
  const colour = () => personColour(props.colour);
  const from = (): Point => ({ x: props.points[0], y: props.points[1] });
  const to = (): Point => ({ x: props.points[2], y: props.points[3] });
  const path = () => outlineOf(props.kind, props.points, { head: headPx, stem: stemPx });
  /** Middle of the badge's lower or left edge: on a box its upper left corner, on an arrow its tail, on a pin above the point. */
  const width = () => 10 + props.badge.length * 6.6 + (props.comments > 0 ? 17 : 4);
  const badgeAt = (): Point => {
    if (props.kind === 'pin') return { x: from().x - width() / 2, y: from().y - stemPx - badgePx };
    if (props.kind === 'box') {
      return { x: Math.min(from().x, to().x) - 1, y: Math.min(from().y, to().y) - badgePx - 2 };
    }
    const below = from().y >= to().y;
    return { x: from().x - width() / 2, y: from().y + (below ? 4 : -badgePx - 4) };
  };
  return (
    <g data-mark={props.id} class="pointer-events-auto">
      <g
        // The row of buttons below the stage leads here: each mark is one Tab stop, not two.
        tabindex={props.selected || props.handles ? '0' : '-1'}
        role="button"
        aria-label={props.label}
        aria-pressed={props.selected}
        class={`mark cursor-pointer outline-none ${props.flashing ? 'mark-flash' : ''}`}
      >
        <path
          d={path()}
          class="fill-none stroke-transparent"
          stroke-width="16"
          style={{ 'pointer-events': 'stroke' }}
        />
        <path
          d={path()}
          class="mark-halo fill-none stroke-white"
          stroke-width={props.selected ? 6 : 4.5}
          stroke-linejoin="round"
          stroke-linecap="round"
        />
        <path
          d={path()}
          class="fill-none"
          stroke-width={props.selected ? 3 : 2}
          stroke-linejoin="round"
          stroke-linecap="round"
          style={{ stroke: colour() }}
        />
        <Show when={props.kind === 'pin'}>
          <circle cx={from().x} cy={from().y} r="12" class="fill-transparent" />
          <circle cx={from().x} cy={from().y} r="4" stroke-width="2" class="stroke-white" style={{ fill: colour() }} />
        </Show>
        <g class="mark-badge" transform={`translate(${badgeAt().x} ${badgeAt().y})`}>
          <rect
            width={width()}
            height={badgePx}
            rx={badgePx / 2}
            stroke-width="1.5"
            class="stroke-white"
            style={{ fill: colour() }}
          />
          <text
            x={8}
            y={badgePx / 2}
            dominant-baseline="central"
            class="num fill-white text-caps font-semibold select-none"
          >
            {props.badge}
          </text>
          <Show when={props.comments > 0}>
            <path
              transform={`translate(${width() - 17} 4)`}
              d="M1 2.5a1.5 1.5 0 0 1 1.5-1.5h6a1.5 1.5 0 0 1 1.5 1.5v4a1.5 1.5 0 0 1-1.5 1.5h-3.5l-2.5 2v-2a1.5 1.5 0 0 1-1.5-1.5z"
              class="fill-white"
            />
          </Show>
        </g>
      </g>
      {/* A sibling, not a child: buttons cannot be nested. */}
      <Show when={props.handles}>
        <For each={handlesOf[props.kind]}>
          {(handle) => <Grip points={props.points} kind={props.kind} handle={handle} colour={colour()} />}
        </For>
      </Show>
    </g>
  );
}
