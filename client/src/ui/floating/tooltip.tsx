import { createSignal, onCleanup, onMount, type ParentProps, Show } from 'solid-js';

interface Shown {
  text: string;
  x: number;
  y: number;
  side: keyof typeof shifts;
}

/** Pixels between the element and its tip. */
const shifts = { above: '-50% -100%', below: '-50% 0', end: '0 -50%', start: '-100% -50%' };

/** Hover time before a tip is shown; while one is shown the next appears at once. */
const restMs = 350;

/**
 * The one tooltip of the page: put `data-tip="words"` on any element, with `data-tip-side="end"` to place it beside the element.
 * It must not hold information that is not available otherwise; the element keeps its own accessible name.
 */
export function TooltipLayer() {
  const [shown, setShown] = createSignal<Shown>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over: Element | undefined;

  const place = (element: Element, text: string) => {
    if (!element.isConnected) return;
    const box = element.getBoundingClientRect();
    // Where the tip should not cover what is above: the rail's tips would cover the heading.
    if (element.getAttribute('data-tip-side') === 'end') {
      const isRtl = document.dir === 'rtl';
      const y = Math.min(Math.max(box.top + box.height / 2, 16), window.innerHeight - 16);
      setShown({ text, x: isRtl ? box.left - 6 : box.right + 6, y, side: isRtl ? 'start' : 'end' });
      return;
    }
    const below = box.top < 56;
    const half = Math.min(150, text.length * 3.4 + 12);
    const x = Math.min(Math.max(box.left + box.width / 2, half + 6), window.innerWidth - half - 6);
    setShown({ text, x, y: below ? box.bottom + 6 : box.top - 6, side: below ? 'below' : 'above' });
  };
  const hide = () => {
    clearTimeout(timer);
    over = undefined;
    setShown(undefined);
  };
  const enter = (event: Event) => {
    const element = event.target instanceof Element ? (event.target.closest('[data-tip]') ?? undefined) : undefined;
    if (element === over) return;
    clearTimeout(timer);
    over = element;
    const text = element?.getAttribute('data-tip');
    if (!element || !text) return setShown(undefined);
    if (shown()) return place(element, text);
    timer = setTimeout(() => place(element, text), event.type === 'focusin' ? 0 : restMs);
  };
  const focused = (event: Event) => {
    // A click focuses as well: the tip is for keyboard focus only.
    if (event.target instanceof Element && event.target.matches(':focus-visible')) enter(event);
  };
  const key = (event: KeyboardEvent) => event.key === 'Escape' && hide();

  onMount(() => {
    const listen = { capture: true, passive: true } as const;
    const all: [string, (event: never) => void][] = [
      ['pointerover', enter],
      ['focusin', focused],
      ['focusout', hide],
      ['pointerdown', hide],
      ['scroll', hide],
      ['keydown', key],
    ];
    for (const [name, fn] of all) document.addEventListener(name, fn as EventListener, listen);
    onCleanup(() => {
      clearTimeout(timer);
      for (const [name, fn] of all) document.removeEventListener(name, fn as EventListener, listen);
    });
  });

  return (
    <Show when={shown()}>
      {(tip) => (
        <div
          role="tooltip"
          // In the browser's top layer, or an open dialog would cover it.
          popover="manual"
          ref={(element) => queueMicrotask(() => element.isConnected && element.showPopover?.())}
          class="fade-in pointer-events-none fixed inset-auto m-0 max-w-75 border-0 rounded-md bg-text px-2 py-1 text-small whitespace-pre-line text-surface shadow-float"
          style={{
            left: `${tip().x}px`,
            top: `${tip().y}px`,
            translate: shifts[tip().side],
          }}
        >
          {tip().text}
        </div>
      )}
    </Show>
  );
}

/** For content without an element that could carry `data-tip`. */
export function Tooltip(props: ParentProps<{ text: string; class?: string }>) {
  return (
    <span data-tip={props.text} class={props.class}>
      {props.children}
    </span>
  );
}
