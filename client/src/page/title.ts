import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import { text } from '../text/text.ts';
import { isolated } from '../text/visible.ts';

/** Breadcrumbs from the outermost in; the last is the page itself. */
export interface Crumb {
  label: string;
  href?: string;
  /** State of the target history entry: what must not be in an address. */
  state?: object | undefined;
}

const [crumbs, setCrumbs] = createSignal<readonly Crumb[]>([]);

/** Number of waiting sessions: in front of every title, so that it is visible on a background tab. */
const [waiting, setWaiting] = createSignal(0);

export { crumbs, setWaiting };

/** The page's location: in the top bar, in the browser's tab and for screen readers. */
export function createTitle(path: Accessor<readonly Crumb[]>): void {
  createEffect(() => {
    const now = path();
    setCrumbs(now);
    const count = waiting() > 0 ? `(${waiting()}) ` : '';
    document.title = count + [...now.map((crumb) => isolated(crumb.label)).reverse(), text.frame.product].join(' · ');
  });
  onCleanup(() => setCrumbs([]));
}
