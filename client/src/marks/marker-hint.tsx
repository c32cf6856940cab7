import { Match, Show, Switch } from 'solid-js';
import { Button } from '../ui/button.tsx';
import type { Marker } from './draw/create-marker.ts';
import { words } from './words.ts';

/** Over the foot of the stage: what the tool in hand does, or what was deleted and can be taken back. */
export function MarkerHint(props: { marker: Marker }) {
  return (
    <div aria-live="polite" class="pointer-events-none absolute inset-x-2 bottom-2 flex justify-center">
      <Switch>
        <Match when={props.marker.removed()}>
          {(gone) => (
            <p class="fade-in pointer-events-auto flex items-center gap-2 rounded-md bg-text py-1 ps-3 pe-1 text-small text-surface shadow-float">
              {words.removed({ name: `${words.kinds[gone().kind]} ${gone().number}` })}
              <Button size="small" kind="primary" onClick={() => props.marker.restore()}>
                {words.undo}
              </Button>
            </p>
          )}
        </Match>
        <Match when={props.marker.tool()}>
          {(tool) => (
            <p class="fade-in rounded-md bg-text px-3 py-1 text-center text-small text-surface shadow-float">
              <Show
                when={props.marker.draft()?.isNew}
                fallback={
                  <>
                    {words.hints[tool()]} <span class="pointer-coarse:hidden">{words.hintKeys}</span>
                  </>
                }
              >
                {words.placed}
              </Show>
            </p>
          )}
        </Match>
      </Switch>
    </div>
  );
}
