import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import { text } from '../text/text.ts';
import { isolated } from '../text/visible.ts';

/** Where I am, from the outside in; the last is the page itself. */
export interface Crumb {
  label: string;
  href?: string;
  /** Of the history entry that it leads to: what may not stand in an address. */
  state?: object | undefined;
}

const [crumbs, setCrumbs] = createSignal<readonly Crumb[]>([]);

/** How many sessions wait: in front of every title, so that a tab in the background tells. */
const [waiting, setWaiting] = createSignal(0);

export { crumbs, setWaiting };

/** A page says where it is: in the top bar, in the browser's tab and to screen readers. */
export function createTitle(path: Accessor<readonly Crumb[]>): void {
  createEffect(() => {
    const now = path();
    setCrumbs(now);
    const count = waiting() > 0 ? `(${waiting()}) ` : '';
    document.title = count + [...now.map((crumb) => isolated(crumb.label)).reverse(), text.frame.product].join(' · ');
  });
  onCleanup(() => setCrumbs([]));
}
