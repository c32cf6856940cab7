import { createSignal, createUniqueId, type JSX, Show, Suspense } from 'solid-js';
import { lazyAgain } from '../behaviour/lazy-again.ts';
import { createOpener } from './create-opener.ts';

// Kobalte is not needed until a menu opens: the first screen does not wait for it.
const MenuPanel = lazyAgain(() => import('./menu-panel.tsx').then((m) => m.MenuPanel));

export type MenuItem =
  | { label: string; icon?: JSX.Element; hint?: string; checked?: boolean; keepOpen?: boolean; run: () => void }
  | { label: string; icon?: JSX.Element; href: string; download?: boolean }
  | { heading: string }
  | { note: string }
  | 'line';

/**
 * A button with a menu. `trigger` gets what its button must carry. `checked` makes a choice of an item; with `keepOpen`
 * several can be made.
 */
export function Menu(props: {
  label: string;
  items: MenuItem[];
  trigger: (attributes: {
    id: string;
    'aria-haspopup': 'menu';
    'aria-expanded': boolean;
    onPointerEnter: () => void;
    onClick: (event: MouseEvent) => void;
    onKeyDown: (event: KeyboardEvent) => void;
  }) => JSX.Element;
  align?: 'start' | 'end';
  side?: 'below' | 'above';
}) {
  const opener = createOpener();
  const [fromEnd, setFromEnd] = createSignal(false);
  const id = createUniqueId();
  const open = (from: EventTarget | null, last = false) => {
    if (opener.button()) return opener.close();
    setFromEnd(last);
    opener.open(from as HTMLElement);
  };
  return (
    <>
      {props.trigger({
        id,
        'aria-haspopup': 'menu',
        get 'aria-expanded'() {
          return opener.button() !== undefined;
        },
        onPointerEnter: () => void MenuPanel.preload(),
        onClick: (event) => open(event.currentTarget),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          open(event.currentTarget, event.key === 'ArrowUp');
        },
      })}
      <Show when={opener.button()} keyed>
        {(button) => (
          <Suspense>
            <MenuPanel
              label={props.label}
              items={props.items}
              opener={opener}
              button={button}
              fromEnd={fromEnd()}
              align={props.align ?? 'start'}
              side={props.side ?? 'below'}
            />
          </Suspense>
        )}
      </Show>
    </>
  );
}
