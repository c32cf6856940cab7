import { For, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { Avatar } from '../../ui/avatar.tsx';
import { createPlace } from '../../ui/floating/create-place.ts';
import { landmarkOf } from '../../ui/floating/float.ts';
import type { Suggesting } from './suggest-choices.ts';
import { words } from './words.ts';

const listId = 'note-suggest';
const optionId = (i: number) => `${listId}-${i}`;

/** Attributes of the text while the list is open, and while it is not. */
export const unlisted: Record<string, string | null> = { 'aria-controls': null, 'aria-activedescendant': null };
export const listed = ({ choices, active }: Suggesting): Record<string, string | null> => ({
  'aria-controls': listId,
  'aria-activedescendant': choices.length > 0 ? optionId(active) : null,
});

/** What can be chosen, beside the caret; the keys stay with the text. */
export function SuggestList(props: { open: Suggesting }) {
  let panel!: HTMLDivElement;
  const place = createPlace({ panel: () => panel, anchor: () => props.open.rect() ?? undefined });
  return (
    <Portal mount={landmarkOf(document.activeElement ?? undefined)}>
      <div
        ref={panel}
        data-suggest
        class="fixed w-70 z-50 overflow-hidden rounded-lg border border-line bg-raised p-1 shadow-float"
        style={{ left: `${place().left}px`, top: `${place().top}px` }}
      >
        <p class="caps px-2 py-1" aria-hidden="true">
          {words[props.open.title]}
        </p>
        <Show when={props.open.choices.length === 0}>
          <p role="status" class="px-2 py-1.5 text-muted">
            {words.noMatch}
          </p>
        </Show>
        <div id={listId} role="listbox" aria-label={words[props.open.title]}>
          <For each={props.open.choices}>
            {(choice, i) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the editor's, which has the focus
              <div
                role="option"
                id={optionId(i())}
                tabindex={-1}
                aria-selected={i() === props.open.active}
                class="flex h-8 cursor-default items-center gap-2 rounded-md px-2 aria-selected:bg-sunk hover:bg-sunk"
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => props.open.pick(choice)}
              >
                <Show when={choice.colour !== undefined}>
                  <Avatar name={choice.label} colour={choice.colour!} size={20} ornament />
                </Show>
                <span class="min-w-0 flex-1 truncate">{choice.label}</span>
                <Show when={choice.detail}>
                  <span class="max-w-28 truncate text-small text-muted">{choice.detail}</span>
                </Show>
              </div>
            )}
          </For>
        </div>
      </div>
    </Portal>
  );
}
