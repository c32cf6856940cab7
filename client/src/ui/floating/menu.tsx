import { Check } from 'lucide-solid';
import { createSignal, createUniqueId, For, type JSX, onCleanup, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { landmarkOf, type Place, placeBeside } from './float.ts';
import { keyedItems } from './keyed-items.ts';

export type MenuItem =
  | { label: string; icon?: JSX.Element; hint?: string; checked?: boolean; keepOpen?: boolean; run: () => void }
  | { label: string; icon?: JSX.Element; href: string; download?: boolean }
  | { heading: string }
  | { note: string }
  | 'line';

/**
 * A button with a menu. Arrow keys, Home, End, first letters, Escape. `trigger` gets what its button must carry.
 * `checked` makes a choice of an item; with `keepOpen` several can be made.
 */
export function Menu(props: {
  label: string;
  items: MenuItem[];
  trigger: (attributes: {
    id: string;
    'aria-haspopup': 'menu';
    'aria-expanded': boolean;
    onClick: (event: MouseEvent) => void;
    onKeyDown: (event: KeyboardEvent) => void;
  }) => JSX.Element;
  align?: 'start' | 'end';
  side?: 'below' | 'above';
  footer?: JSX.Element;
}) {
  const [open, setOpen] = createSignal<Place | null>(null);
  const id = createUniqueId();
  const keyed = keyedItems(() => props.items);
  let list: HTMLDivElement | undefined;
  let button: HTMLElement | undefined;

  const items = () => [...(list?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  const focusAt = (index: number) => {
    const all = items();
    all[(index + all.length) % all.length]?.focus();
  };
  const close = (refocus = true) => {
    if (!open()) return;
    setOpen(null);
    removeOutside();
    if (refocus) button?.focus();
  };
  const outside = (event: Event) => {
    if (event.target instanceof Node && !list?.contains(event.target) && !button?.contains(event.target)) close(false);
  };
  const removeOutside = () => {
    document.removeEventListener('pointerdown', outside, true);
    window.removeEventListener('resize', away);
  };
  const away = () => close(false);
  onCleanup(removeOutside);

  const show = (from: HTMLElement, last = false) => {
    button = from;
    const box = from.getBoundingClientRect();
    setOpen({ left: box.left, top: box.bottom + 4 });
    document.addEventListener('pointerdown', outside, true);
    window.addEventListener('resize', away);
    if (!list) return;
    setOpen(
      placeBeside(box, list.getBoundingClientRect(), {
        ...(props.align && { align: props.align }),
        ...(props.side && { side: props.side }),
      }),
    );
    focusAt(last ? -1 : 0);
  };
  const move = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to: Record<string, () => void> = {
      ArrowDown: () => focusAt(at + 1),
      ArrowUp: () => focusAt(at - 1),
      Home: () => focusAt(0),
      End: () => focusAt(-1),
      Escape: () => close(),
      Tab: () => close(),
    };
    const go = to[event.key];
    event.stopPropagation();
    if (go) {
      event.preventDefault();
      return go();
    }
    if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      const letter = event.key.toLocaleLowerCase();
      const next = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      next.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(letter))?.focus();
    }
  };
  const row =
    'flex h-8 w-full items-center gap-2 rounded-md px-2 text-start text-body focus-inside hover:bg-text/6 focus:bg-text/10';

  return (
    <>
      {props.trigger({
        id,
        'aria-haspopup': 'menu',
        get 'aria-expanded'() {
          return open() !== null;
        },
        onClick: (event) => (open() ? close() : show(event.currentTarget as HTMLElement)),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          show(event.currentTarget as HTMLElement, event.key === 'ArrowUp');
        },
      })}
      <Show when={open()}>
        {(at) => (
          <Portal mount={landmarkOf(button)}>
            <div
              ref={list}
              class="fade-in fixed z-50 flex max-h-[min(600px,calc(100dvh-16px))] w-max max-w-[calc(100vw-16px)] min-w-44 flex-col rounded-lg border border-line bg-raised p-1 shadow-float"
              style={{ left: `${at().left}px`, top: `${at().top}px` }}
            >
              <div role="menu" aria-label={props.label} class="min-h-0 overflow-y-auto" onKeyDown={move}>
                <For each={keyed()}>
                  {(item) => {
                    if (item === 'line') return <hr class="mx-1 my-1 border-line" />;
                    if ('heading' in item) return <div class="caps px-2 pt-2 pb-1">{item.heading}</div>;
                    if ('note' in item) return <div class="px-2 pb-1 text-small text-muted">{item.note}</div>;
                    if ('href' in item) {
                      return (
                        <a
                          role="menuitem"
                          tabindex="-1"
                          href={item.href}
                          target={item.download ? undefined : '_blank'}
                          rel="noopener"
                          download={item.download ? '' : undefined}
                          class={row}
                          onClick={() => close()}
                        >
                          {item.icon}
                          <span class="flex-1">{item.label}</span>
                        </a>
                      );
                    }
                    return (
                      <button
                        type="button"
                        {...(item.checked === undefined
                          ? { role: 'menuitem' }
                          : { role: 'menuitemcheckbox', 'aria-checked': item.checked })}
                        tabindex="-1"
                        class={row}
                        onClick={() => {
                          if (!item.keepOpen) close();
                          item.run();
                        }}
                      >
                        <Show when={item.checked !== undefined}>
                          <span aria-hidden="true" class="w-3.5 text-accent">
                            <Show when={item.checked}>
                              <Check size={14} stroke-width={2} aria-hidden="true" />
                            </Show>
                          </span>
                        </Show>
                        {item.icon}
                        <span class="flex-1">{item.label}</span>
                        <span class="num text-small text-muted">{item.hint}</span>
                      </button>
                    );
                  }}
                </For>
              </div>
              {props.footer}
            </div>
          </Portal>
        )}
      </Show>
    </>
  );
}
