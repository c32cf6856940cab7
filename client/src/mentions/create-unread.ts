import { createSignal } from 'solid-js';
import { api } from '../api.ts';
import { createQuery } from '../live/query.ts';
import type { Live } from '../live/store.ts';

/** Milliseconds between two questions: a note may name many at once. */
const pauseMs = 1_000;

export type SetUnread = (to: (now: number) => number) => void;

/** How many of one's mentions are unread, live; `came` counts those that came while the page was open. */
export function createUnread(live: Pick<Live, 'onChanges'>) {
  const { answer, change } = createQuery({
    name: 'mentions',
    live,
    ask: async () => (await api.unreadMentions()).unread,
    pauseMs,
  });
  const unread = () => answer() ?? 0;
  const setUnread: SetUnread = (to) => change((now) => to(now ?? 0));
  const [came, setCame] = createSignal(0);
  live.onChanges((moved) => {
    if (moved.type === 'snapshot') return;
    const added = moved.facts.filter(({ type }) => type === 'mention.added').length;
    setCame((n) => n + added);
  });
  return { unread, setUnread, came };
}
