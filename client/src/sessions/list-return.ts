import { createEffect, onCleanup } from 'solid-js';
import { lookedAt, walk } from '../session-walk/current-walk.ts';
import type { SessionList } from './create-list.ts';

/** A list that was left for one of its sessions. */
export interface Left {
  path: string;
  search: string;
  opened: string;
  scrollTop: number;
}

/**
 * Back from a session, on its row; where the list does not have it any more, on the one that has taken its place. As much of the
 * list is loaded as had been.
 */
export function createReturn(options: {
  left: () => Left | undefined;
  list: Pick<SessionList, 'ids' | 'more' | 'loadMore' | 'loading' | 'outdated'>;
  arrive: (id: string, scrollTop: number) => void;
  giveUp: () => void;
}): void {
  const { list } = options;
  let isDone = false;
  createEffect(() => {
    const ids = list.ids();
    if (isDone || list.loading() || list.outdated()) return;
    const left = options.left();
    const order = walk()?.ids ?? [];
    const target = lookedAt() ?? left?.opened;
    if (!left || target === undefined || ids.length === 0) {
      isDone = true;
      return options.giveUp();
    }
    const before = order.indexOf(target);
    const id = ids.includes(target) ? target : order.slice(before + 1).find((one) => ids.includes(one));
    if (id === undefined && list.more() === 'idle' && ids.length <= before) return list.loadMore();
    if (id === undefined && list.more() === 'loading') return;
    isDone = true;
    options.arrive(id ?? ids.at(-1)!, left.scrollTop);
  });
  onCleanup(() => {
    isDone = true;
  });
}
