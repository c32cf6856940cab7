import { createSignal, createUniqueId, type JSX, onCleanup, Show, untrack } from 'solid-js';
import { Portal } from 'solid-js/web';
import { landmarkOf, type Place, placeBeside } from './float.ts';

export interface Opener {
  'aria-haspopup': 'dialog';
  'aria-expanded': boolean;
  'aria-controls': string;
  onClick: (event: MouseEvent) => void;
}

/** A panel with fields of its own beside a button. Escape and a click outside close it; the focus goes back. */
export function Popover(props: {
  label: string;
  trigger: (attributes: Opener) => JSX.Element;
  children: (close: () => void) => JSX.Element;
  align?: 'start' | 'end';
  class?: string;
}) {
  const [place, setPlace] = createSignal<Place>();
  const id = createUniqueId();
  let panel: HTMLDivElement | undefined;
  let button: HTMLElement | undefined;

  const close = (refocus = true) => {
    setPlace(undefined);
    forget();
    if (refocus) button?.focus();
  };
  const inside = (node: EventTarget | null) =>
    node instanceof Node && (panel?.contains(node) || button?.contains(node) || false);
  const outside = (event: Event) => {
    if (!inside(event.target)) close(false);
  };
  const away = () => close(false);
  const forget = () => {
    document.removeEventListener('pointerdown', outside, true);
    document.removeEventListener('focusin', outside);
    window.removeEventListener('resize', away);
  };
  onCleanup(forget);
  const open = (from: HTMLElement) => {
    button = from;
    const box = from.getBoundingClientRect();
    setPlace({ left: box.left, top: box.bottom + 4 });
    if (panel) {
      setPlace(placeBeside(box, panel.getBoundingClientRect(), { ...(props.align && { align: props.align }) }));
      panel.querySelector<HTMLElement>('input, button, select, [tabindex="0"]')?.focus();
    }
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('focusin', outside);
    window.addEventListener('resize', away);
  };

  return (
    <>
      {props.trigger({
        'aria-haspopup': 'dialog',
        get 'aria-expanded'() {
          return place() !== undefined;
        },
        'aria-controls': id,
        onClick: (event) => (place() ? close() : open(event.currentTarget as HTMLElement)),
      })}
      <Show when={place()}>
        {(at) => (
          <Portal mount={landmarkOf(button)}>
            <div
              ref={panel}
              id={id}
              role="dialog"
              aria-label={props.label}
              class={`fade-in fixed z-50 max-w-[calc(100vw-16px)] rounded-lg border border-line bg-raised shadow-float ${props.class ?? 'w-64'}`}
              style={{ left: `${at().left}px`, top: `${at().top}px` }}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                // Taken: what lies below stays open.
                event.preventDefault();
                close();
              }}
            >
              {/* What it reads when it opens is as it was then: else a change would make it anew, without the focus and what was typed. */}
              {untrack(() => props.children(close))}
            </div>
          </Portal>
        )}
      </Show>
    </>
  );
}
