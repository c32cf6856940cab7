import { Match, Switch } from 'solid-js';
import type { MarkKind } from '../../../../shared/note/document.ts';
import { words } from '../words.ts';
import { type Handle, handleAt, type Points } from './shapes.ts';

/** Where a mark can be pulled: as wide on the screen as a finger needs, whatever the zoom. */
export function Grip(props: { points: Points; kind: MarkKind; handle: Handle; colour: string }) {
  const at = () => handleAt(props.points, props.handle);
  const name = () => {
    if (props.kind === 'box') return words.handle({ n: props.handle + 1 });
    return props.handle === 0 ? words.ends.tail : words.ends.head;
  };
  return (
    <g
      data-handle={props.handle}
      tabindex="0"
      role="button"
      aria-label={name()}
      class="grip cursor-crosshair outline-none"
    >
      <circle cx={at().x} cy={at().y} r="14" class="fill-transparent" />
      <Switch>
        <Match when={props.kind === 'box'}>
          <rect
            x={at().x - 5}
            y={at().y - 5}
            width="10"
            height="10"
            rx="2"
            stroke-width="2"
            class="fill-white"
            style={{ stroke: props.colour }}
          />
        </Match>
        <Match when={props.kind === 'arrow'}>
          <circle cx={at().x} cy={at().y} r="5" stroke-width="2" class="fill-white" style={{ stroke: props.colour }} />
        </Match>
      </Switch>
    </g>
  );
}
