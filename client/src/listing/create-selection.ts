import { type Accessor, createSignal } from 'solid-js';

export interface Selection {
  ids: Accessor<ReadonlySet<string>>;
  /** `extend`: the range from the last selected row to this one. */
  toggle(id: string, extend?: boolean): void;
  set(ids: Iterable<string>): void;
  clear(): void;
}

/** The selected rows of a list: those in `order`, and any selected beyond the loaded rows. */
export function createSelection(order: Accessor<readonly string[]>): Selection {
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set());
  let last: string | undefined;
  return {
    ids,
    toggle(id, extend = false) {
      const next = new Set(ids());
      const from = extend && last !== undefined ? order().indexOf(last) : -1;
      const to = order().indexOf(id);
      if (from >= 0 && to >= 0) {
        for (const one of order().slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one);
      } else if (!next.delete(id)) next.add(id);
      last = id;
      setIds(next);
    },
    set(chosen) {
      last = undefined;
      setIds(new Set(chosen));
    },
    clear() {
      last = undefined;
      if (ids().size > 0) setIds(new Set<string>());
    },
  };
}
