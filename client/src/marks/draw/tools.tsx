import { ArrowUpRight, Eye, EyeOff, MapPin, Square } from 'lucide-solid';
import { For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { type MarkKind, markKinds } from '../../../../shared/note/document.ts';
import { IconButton } from '../../ui/button.tsx';
import { words } from '../words.ts';
import type { Marker } from './create-marker.ts';

const icon = { size: 16, 'stroke-width': 1.5, 'aria-hidden': 'true' } as const;
const icons = { box: Square, arrow: ArrowUpRight, pin: MapPin } satisfies Record<MarkKind, unknown>;
const letters: Record<MarkKind, string> = { box: 'x', arrow: 'a', pin: 'p' };
const pressed = 'bg-accent/15 text-accent';

/** In the viewer's toolbar, once the note is open. Read-only, only what shows and hides is left. */
export function MarkTools(props: { marker: Marker }) {
  return (
    <Show when={props.marker.note()}>
      <Show when={props.marker.writable()}>
        <For each={markKinds}>
          {(kind) => (
            <IconButton
              aria-label={words.tools[kind]}
              data-tip={`${words.tools[kind]} (${letters[kind]})`}
              aria-pressed={props.marker.tool() === kind}
              class={props.marker.tool() === kind ? pressed : ''}
              onClick={() => props.marker.toggleTool(kind)}
            >
              <Dynamic component={icons[kind]} {...icon} />
            </IconButton>
          )}
        </For>
      </Show>
      <IconButton
        aria-label={props.marker.shown() ? words.hide : words.show}
        data-tip={`${props.marker.shown() ? words.hide : words.show} (m)`}
        class={props.marker.shown() ? '' : pressed}
        onClick={props.marker.toggleShown}
      >
        <Show when={props.marker.shown()} fallback={<EyeOff {...icon} />}>
          <Eye {...icon} />
        </Show>
      </IconButton>
    </Show>
  );
}
