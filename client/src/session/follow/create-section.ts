import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Place } from '../../../../shared/note/awareness.ts';
import { readSection } from './place.ts';

/** The section of the data that is read now, and how far. `tab`: another one has another scroll. */
export function createSection(
  box: Accessor<HTMLElement | undefined>,
  tab: Accessor<unknown>,
): Accessor<Place['section']> {
  const [section, setSection] = createSignal<Place['section']>(undefined, {
    equals: (a, b) => a?.id === b?.id && a?.share === b?.share,
  });
  let frame = 0;
  const look = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      const data = box();
      setSection(data && readSection(data));
    });
  };
  document.addEventListener('scroll', look, { capture: true, passive: true });
  createEffect(on([box, tab], look));
  onCleanup(() => {
    cancelAnimationFrame(frame);
    document.removeEventListener('scroll', look, { capture: true });
  });
  return section;
}
