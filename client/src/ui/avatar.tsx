import { For, Show } from 'solid-js';
import { text } from '../text/text.ts';
import { initialsOf, personColour } from './text/person.ts';

export interface Face {
  reviewerId: string;
  name: string;
  colour: number;
}

export function Avatar(props: { name: string; colour: number; size?: number; tip?: string; ornament?: boolean }) {
  const size = () => props.size ?? 24;
  return (
    <span
      // `ornament`: the name is shown beside it.
      {...(props.ornament ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': props.name })}
      data-tip={props.tip ?? props.name}
      class="inline-flex shrink-0 items-center justify-center rounded-full font-semibold text-white select-none"
      style={{
        width: `${size()}px`,
        height: `${size()}px`,
        'font-size': `${Math.max(9, Math.round(size() * 0.4))}px`,
        'background-color': personColour(props.colour),
      }}
    >
      {/* Beside the name, the initials are decoration only: as text they would be part of the accessible name. */}
      <Show when={props.ornament} fallback={initialsOf(props.name)}>
        <span class="before:content-[attr(data-letters)]" data-letters={initialsOf(props.name)} />
      </Show>
    </span>
  );
}

/** Overlapping avatars; past `max` a number. Renders nothing for an empty list. */
export function Faces(props: { people: readonly Face[]; max?: number; size?: number; label?: string }) {
  const max = () => props.max ?? 3;
  // A single hidden avatar would take no more room than the number that replaces it.
  const shown = () => (props.people.length > max() ? props.people.slice(0, max() - 1) : props.people);
  return (
    <Show when={props.people.length > 0}>
      <span class="inline-flex items-center" role="group" aria-label={props.label ?? text.ui.people}>
        <For each={shown()}>
          {(person) => (
            <span class="-ms-0.5 rounded-full ring-[1.5px] ring-surface first:ms-0">
              <Avatar name={person.name} colour={person.colour} size={props.size ?? 22} />
            </span>
          )}
        </For>
        <Show when={props.people.length > shown().length}>
          <span
            class="num -ms-0.5 inline-flex items-center justify-center rounded-full bg-sunk px-1.5 text-caps font-semibold text-muted ring-[1.5px] ring-surface"
            style={{ height: `${props.size ?? 22}px` }}
            data-tip={props.people
              .slice(shown().length)
              .map((p) => p.name)
              .join(text.ui.comma)}
          >
            +{props.people.length - shown().length}
          </span>
        </Show>
      </span>
    </Show>
  );
}
