import { createSignal, type Setter } from 'solid-js';
import type { MentionsAnswer, MentionView } from '../../../shared/api/mentions.ts';
import { api } from '../api.ts';
import type { Live } from '../live/store.ts';

export type Mentions = ReturnType<typeof createMentions>;

/** One's own mentions, live, for as long as the calling scope lives. */
export function createMentions(live: Pick<Live, 'onChanges'>, setUnread: Setter<number>) {
  const [list, setList] = createSignal<readonly MentionView[]>();
  const [next, setNext] = createSignal<string | null>(null);
  const [failed, setFailed] = createSignal(false);
  let asked = 0;
  const take = (answer: MentionsAnswer) => {
    setFailed(false);
    setUnread(answer.unread);
    setList(answer.mentions);
    setNext(answer.next);
  };
  const load = () => {
    const mine = ++asked;
    api.mentions().then(
      (answer) => mine === asked && take(answer),
      // What is shown stays.
      () => mine === asked && setFailed(true),
    );
  };
  load();
  live.onChanges((change) => {
    if (change.type === 'snapshot' || change.facts.some(({ type }) => type.startsWith('mention.'))) load();
  });
  const markRead = (is: (mention: MentionView) => boolean) => {
    const at = new Date().toISOString();
    setList((all) => all?.map((one) => (one.readAt === null && is(one) ? { ...one, readAt: at } : one)));
  };

  return {
    list,
    failed,
    retry: load,
    hasMore: () => next() !== null,
    async more(): Promise<void> {
      const before = next();
      if (before === null) return;
      const answer = await api.mentions(before);
      // Asked for twice, or the list is a newer one by now.
      if (next() !== before) return;
      setList((all) => [...(all ?? []), ...answer.mentions]);
      setNext(answer.next);
    },
    /** Shown as read at once; the server's word follows. */
    read(mention: MentionView): void {
      if (mention.readAt !== null) return;
      markRead(({ id }) => id === mention.id);
      setUnread((n) => Math.max(0, n - 1));
      api.readMention(mention.id).catch(load);
    },
    readAll(): void {
      const newest = list()?.[0];
      if (!newest) return;
      markRead(() => true);
      setUnread(0);
      api.readMentions(newest.id).catch(load);
    },
  };
}
