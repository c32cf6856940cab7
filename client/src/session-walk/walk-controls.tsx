import { ChevronLeft, ChevronRight } from 'lucide-solid';
import { type JSX, Show } from 'solid-js';
import { ariaKey, shownKey } from '../keyboard/single-keys.ts';
import { IconButton } from '../ui/button.tsx';
import type { SessionWalk } from './create-walk.ts';
import { words } from './words.ts';

const icon = { size: 16, 'stroke-width': 1.5, 'aria-hidden': 'true', class: 'rtl:-scale-x-100' } as const;

/** "3 of 17", with the way to both neighbours. Nothing where the session was opened from no list. */
export function WalkControls(props: { walk: SessionWalk; class?: string }) {
  return (
    <Show when={props.walk.place()}>
      {(place) => (
        <div role="group" aria-label={place().label} class={`flex shrink-0 items-center ${props.class ?? ''}`}>
          <Step walk={props.walk} by={-1} name={words.previous({ list: place().label })} letter="k">
            <ChevronLeft {...icon} />
          </Step>
          <span class="num px-0.5 text-small whitespace-nowrap text-muted">
            {words.place({ at: place().at, of: place().of })}
          </span>
          <Step walk={props.walk} by={1} name={words.next({ list: place().label })} letter="j">
            <ChevronRight {...icon} />
          </Step>
        </div>
      )}
    </Show>
  );
}

function Step(props: { walk: SessionWalk; by: 1 | -1; name: string; letter: string; children: JSX.Element }) {
  const tip = () => {
    const key = shownKey(props.letter);
    return key === null ? props.name : `${props.name} (${key.toUpperCase()})`;
  };
  return (
    <IconButton
      size="small"
      aria-label={props.name}
      aria-keyshortcuts={ariaKey(props.letter)}
      data-tip={props.walk.has(props.by) ? tip() : words.end({ list: props.walk.place()?.label ?? '' })}
      aria-disabled={!props.walk.has(props.by)}
      onClick={() => props.walk.go(props.by)}
    >
      {props.children}
    </IconButton>
  );
}
