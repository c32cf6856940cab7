import { type Accessor, createMemo, createSignal } from 'solid-js';
import type { MenuItem } from './menu.tsx';

type Entry = Exclude<MenuItem, 'line'>;
const keyOf = (item: Entry): string => {
  if ('heading' in item) return `heading ${item.heading}`;
  if ('note' in item) return `note ${item.note}`;
  return `${'href' in item ? 'link' : 'action'} ${item.label}`;
};

/**
 * Items that are computed again are the same objects as before, by kind and label, with their latest contents. So their elements
 * stay in the page and keep the focus: news of a session computes the items of its menus again while they are open.
 */
export function keyedItems(items: Accessor<readonly MenuItem[]>): Accessor<MenuItem[]> {
  let known = new Map<string, ReturnType<typeof makeKeyed>>();
  return createMemo(() => {
    const next: typeof known = new Map();
    const all = items().map((latest) => {
      if (latest === 'line') return latest;
      let key = keyOf(latest);
      while (next.has(key)) key += ' again';
      const keyed = known.get(key) ?? makeKeyed(latest);
      keyed.update(latest);
      next.set(key, keyed);
      return keyed.item;
    });
    known = next;
    return all;
  });
}

function makeKeyed(first: Entry) {
  const [latest, setLatest] = createSignal(first);
  const item = new Proxy(first, { get: (_, property) => Reflect.get(latest(), property) });
  return { item, update: (entry: Entry) => void setLatest(entry) };
}
