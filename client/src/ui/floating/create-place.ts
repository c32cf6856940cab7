import { createEffect, createSignal, onCleanup, onMount } from 'solid-js';
import { type Place, placeBeside } from './float.ts';

/** Positions a panel beside its anchor, while anything scrolls, is resized or moves. */
export function createPlace(of: {
  panel: () => HTMLElement;
  /** Undefined once the anchor is gone: the panel keeps its position. */
  anchor: () => DOMRect | undefined;
  align?: 'start' | 'end';
}): () => Place {
  const [place, setPlace] = createSignal<Place>({ left: 8, top: 8 });
  const put = () => {
    const anchor = of.anchor();
    if (anchor) setPlace(placeBeside(anchor, of.panel().getBoundingClientRect(), { align: of.align ?? 'start' }));
  };
  onMount(() => {
    const observer = new ResizeObserver(put);
    observer.observe(of.panel());
    document.addEventListener('scroll', put, { capture: true, passive: true });
    window.addEventListener('resize', put);
    onCleanup(() => {
      observer.disconnect();
      document.removeEventListener('scroll', put, { capture: true });
      window.removeEventListener('resize', put);
    });
    createEffect(put);
  });
  return place;
}
