import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import { text } from '../text/text.ts';

/** Where I am, from the outside in; the last is the page itself. */
export interface Crumb {
  label: string;
  href?: string;
}

const [crumbs, setCrumbs] = createSignal<readonly Crumb[]>([]);

export { crumbs };

/** A page says where it is: in the top bar, in the browser's tab and to screen readers. */
export function createTitle(path: Accessor<readonly Crumb[]>): void {
  createEffect(() => {
    const now = path();
    setCrumbs(now);
    document.title = [...now.map((crumb) => crumb.label).reverse(), text.frame.product].join(' · ');
  });
  onCleanup(() => setCrumbs([]));
}
