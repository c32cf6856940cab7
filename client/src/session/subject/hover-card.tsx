import { createSignal, createUniqueId, type JSX, onCleanup, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { landmarkOf, type Place, placeBeside } from '../../ui/floating/float.ts';

/** Milliseconds of hovering before it opens, and for moving into it before it closes. */
const [restMs, leaveMs] = [200, 160];

/**
 * Details on hover and on focus, on touch and press too. The pointer can move into it, and Escape closes it without moving
 * the pointer. Read-only: nothing inside takes the focus.
 */
export function HoverCard(props: {
  trigger: (attributes: {
    'aria-describedby': string | undefined;
    onPointerEnter: (event: PointerEvent) => void;
    onPointerLeave: () => void;
    onFocus: (event: FocusEvent) => void;
    onBlur: () => void;
    onClick: (event: MouseEvent) => void;
  }) => JSX.Element;
  children: JSX.Element;
}) {
  const [place, setPlace] = createSignal<Place>();
  const id = createUniqueId();
  let panel: HTMLDivElement | undefined;
  let button: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  };
  const close = () => {
    clearTimeout(timer);
    setPlace(undefined);
    document.removeEventListener('keydown', key, true);
    document.removeEventListener('scroll', scrolled, true);
  };
  // On scrolling, the card would no longer be beside its button.
  const scrolled = (event: Event) => {
    if (!(event.target instanceof Node && panel?.contains(event.target))) close();
  };
  onCleanup(close);
  const open = (from: HTMLElement) => {
    clearTimeout(timer);
    button = from;
    if (place()) return;
    const box = from.getBoundingClientRect();
    setPlace({ left: box.left, top: box.bottom + 4 });
    if (panel) setPlace(placeBeside(box, panel.getBoundingClientRect()));
    document.addEventListener('keydown', key, true);
    document.addEventListener('scroll', scrolled, { capture: true, passive: true });
  };
  const after = (ms: number, fn: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(fn, ms);
  };
  const leave = () => {
    if (document.activeElement === button) return clearTimeout(timer);
    after(leaveMs, close);
  };

  return (
    <>
      {props.trigger({
        get 'aria-describedby'() {
          return place() ? id : undefined;
        },
        onPointerEnter: (event) => {
          const from = event.currentTarget as HTMLElement;
          if (event.pointerType === 'mouse') after(restMs, () => open(from));
        },
        onPointerLeave: leave,
        onFocus: (event) => open(event.currentTarget as HTMLElement),
        onBlur: close,
        onClick: (event) => open(event.currentTarget as HTMLElement),
      })}
      <Show when={place()}>
        {(at) => (
          <Portal mount={landmarkOf(button)}>
            <div
              ref={panel}
              id={id}
              role="tooltip"
              class="fade-in fixed z-50 max-h-[min(360px,60dvh)] w-80 max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg border border-line bg-raised p-3 shadow-float"
              style={{ left: `${at().left}px`, top: `${at().top}px` }}
              onPointerEnter={() => clearTimeout(timer)}
              onPointerLeave={leave}
            >
              {props.children}
            </div>
          </Portal>
        )}
      </Show>
    </>
  );
}
