import { createSignal, onCleanup } from 'solid-js';
import type { MentionsAnswer, MentionView } from '../../../shared/api/mentions.ts';
import { takeTurns } from '../alerts/take-turns.ts';
import { api } from '../api.ts';
import type { Live } from '../live/store.ts';

type Mentions = ReturnType<typeof createMentions>;

export type { Mentions };

/** One's own mentions, live, for as long as the calling scope lives. */
export function createMentions(live: Pick<Live, 'onChanges'>) {
  const [unread, setUnread] = createSignal(0);
  const [list, setList] = createSignal<readonly MentionView[]>();
  const [next, setNext] = createSignal<string | null>(null);
  const [failed, setFailed] = createSignal(false);
  /** Who wrote the newest that came while the page was open. */
  const [came, setCame] = createSignal<MentionView>();

  const take = (answer: MentionsAnswer) => {
    const known = list();
    const newest = answer.mentions.find(({ id, readAt }) => readAt === null && !known?.some((one) => one.id === id));
    if (known && newest) setCame(newest);
    setFailed(false);
    setUnread(answer.unread);
    setList(answer.mentions);
    setNext(answer.next);
  };
  const looks = takeTurns(() =>
    // What is shown stays: the next change asks again.
    api.mentions().then(take, () => void setFailed(true)),
  );
  looks.ask();
  onCleanup(looks.stop);
  live.onChanges((change) => {
    if (change.type === 'snapshot' || change.facts.some(({ type }) => type.startsWith('mention.'))) looks.ask();
  });

  return {
    unread,
    list,
    failed,
    came,
    retry: looks.ask,
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
      setList((all) => all?.map((one) => (one.id === mention.id ? { ...one, readAt: new Date().toISOString() } : one)));
      setUnread((n) => Math.max(0, n - 1));
      api.readMention(mention.id).catch(looks.ask);
    },
    readAll(): void {
      const newest = list()?.[0];
      if (!newest) return;
      const at = new Date().toISOString();
      setList((all) => all?.map((one) => (one.readAt === null ? { ...one, readAt: at } : one)));
      setUnread(0);
      api.readMentions(newest.id).catch(looks.ask);
    },
  };
}
