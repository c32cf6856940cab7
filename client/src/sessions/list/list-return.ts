import { createEffect } from 'solid-js';
import type { SessionList } from '../../listing/create-list.ts';
import { lookedAt, walk } from '../../session-walk/current-walk.ts';

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
export function createReturn(
  list: Pick<SessionList, 'ids' | 'more' | 'loadMore' | 'loading' | 'outdated'>,
  left: Left,
  arrive: (id: string, scrollTop: number) => void,
): void {
  let isDone = false;
  createEffect(() => {
    const ids = list.ids();
    if (isDone || list.loading() || list.outdated()) return;
    const order = walk()?.ids ?? [];
    const target = lookedAt() ?? left.opened;
    const at = order.indexOf(target);
    const id = [target, ...order.slice(at + 1)].find((one) => ids.includes(one)) ?? ids.at(-1);
    if (id !== target && ids.length <= at) {
      if (list.more() === 'loading') return;
      if (list.more() === 'idle') return list.loadMore();
    }
    isDone = true;
    if (id !== undefined) arrive(id, left.scrollTop);
  });
}
