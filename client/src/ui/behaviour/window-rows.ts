import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js';

/** Rows above and below the viewport, so that a quick scroll shows no gap. */
const overscan = 8;

export interface RowWindow {
  /** First rendered row, and one past the last. */
  first: Accessor<number>;
  end: Accessor<number>;
  scrollTop: Accessor<number>;
  width: Accessor<number>;
  height: Accessor<number>;
  /** Rows that fit. */
  capacity: Accessor<number>;
  /** Ref of the scrolling element. */
  attach(element: HTMLElement): void;
  show(index: number): void;
  /** Restores the scroll position with that row in view, and focuses the rows unless something else is focused. */
  restore(index: number, scrollTop: number): void;
  toTop(): void;
}

/**
 * Which of many rows of equal height have to be rendered. The height may depend on the available width.
 * `head`: pixels of a sticky header inside the scroller.
 */
export function createRowWindow(
  count: Accessor<number>,
  rowHeight: (width: number) => number,
  headHeight: (width: number) => number,
): RowWindow {
  const [scrollTop, setScrollTop] = createSignal(0);
  const [size, setSize] = createSignal({ width: 0, height: 0 });
  let scroller: HTMLElement | undefined;
  const width = createMemo(() => size().width);
  const height = createMemo(() => rowHeight(width()));
  const head = createMemo(() => headHeight(width()));

  const first = createMemo(() => Math.max(0, Math.min(count(), Math.floor(scrollTop() / height())) - overscan));
  const capacity = createMemo(() => Math.max(1, Math.ceil((size().height - head()) / height())));
  const end = createMemo(() => Math.min(count(), Math.floor(scrollTop() / height()) + capacity() + overscan));

  return {
    first,
    end,
    scrollTop,
    width,
    height,
    capacity,
    attach(element) {
      scroller = element;
      const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
      const observer = new ResizeObserver(measure);
      const scrolled = () => setScrollTop(element.scrollTop);
      observer.observe(element);
      element.addEventListener('scroll', scrolled, { passive: true });
      measure();
      onCleanup(() => {
        observer.disconnect();
        element.removeEventListener('scroll', scrolled);
      });
    },
    show(index) {
      if (!scroller) return;
      const top = index * height();
      const bottom = top + height() + head() - scroller.clientHeight;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (bottom > scroller.scrollTop) scroller.scrollTop = bottom;
    },
    restore(index, top) {
      if (!scroller) return;
      scroller.scrollTop = top;
      this.show(index);
      // After navigation the heading is focused automatically.
      const at = document.activeElement;
      if (!at || at === document.body || at.matches('main, h1')) scroller.focus({ preventScroll: true });
    },
    toTop() {
      if (scroller) scroller.scrollTop = 0;
    },
  };
}
