import { createUniqueId, type JSX, Show, Suspense, untrack } from 'solid-js';
import { lazyAgain } from '../behaviour/lazy-again.ts';
import { createOpener } from './create-opener.ts';

// Kobalte is not needed until a panel opens: the first screen does not load it.
const PopoverPanel = lazyAgain(() => import('./popover-panel.tsx').then((m) => m.PopoverPanel));

/** A panel with fields beside a button. `trigger` gets the button's attributes. */
export function Popover(props: {
  label: string;
  trigger: (attributes: {
    'aria-haspopup': 'dialog';
    'aria-expanded': boolean;
    'aria-controls': string;
    onPointerEnter: () => void;
    onClick: (event: MouseEvent) => void;
  }) => JSX.Element;
  children: (close: () => void) => JSX.Element;
  align?: 'start' | 'end';
  class?: string;
}) {
  const opener = createOpener();
  const id = createUniqueId();
  return (
    <>
      {props.trigger({
        'aria-haspopup': 'dialog',
        get 'aria-expanded'() {
          return opener.button() !== undefined;
        },
        'aria-controls': id,
        onPointerEnter: () => void PopoverPanel.preload(),
        onClick: (event) => (opener.button() ? opener.close() : opener.open(event.currentTarget as HTMLElement)),
      })}
      <Show when={opener.button()} keyed>
        {(button) => (
          <Suspense>
            <PopoverPanel
              id={id}
              label={props.label}
              opener={opener}
              button={button}
              align={props.align ?? 'start'}
              class={props.class ?? 'w-64'}
            >
              {/* Untracked: a change would re-create the content, and lose focus and input. */}
              {untrack(() => props.children(() => opener.close()))}
            </PopoverPanel>
          </Suspense>
        )}
      </Show>
    </>
  );
}
