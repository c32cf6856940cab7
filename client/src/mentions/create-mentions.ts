import type { MentionView } from '../../../shared/api/mentions.ts';
import { api } from '../api.ts';
import { createQuery } from '../live/query.ts';
import type { Live } from '../live/store.ts';
import type { SetUnread } from './create-unread.ts';

export type Mentions = ReturnType<typeof createMentions>;

/** One's own mentions, live, for as long as the calling scope lives. */
export function createMentions(live: Pick<Live, 'onChanges'>, setUnread: SetUnread) {
  const { answer, failure, load, change } = createQuery({
    name: 'mentions',
    live,
    ask: () => api.mentions(),
    answered: ({ unread }) => setUnread(() => unread),
  });
  const list = () => answer()?.mentions;
  const next = () => answer()?.next ?? null;
  const markRead = (is: (mention: MentionView) => boolean) => {
    const at = new Date().toISOString();
    const read = (one: MentionView) => (one.readAt === null && is(one) ? { ...one, readAt: at } : one);
    change((now) => now && { ...now, mentions: now.mentions.map(read) });
  };

  return {
    list,
    failed: () => failure() !== undefined,
    retry: () => void load(),
    hasMore: () => next() !== null,
    async more(): Promise<void> {
      const before = next();
      if (before === null) return;
      const more = await api.mentions(before);
      // Asked for twice, or the list is a newer one by now.
      if (next() !== before) return;
      change((now) => now && { ...now, mentions: [...now.mentions, ...more.mentions], next: more.next });
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
      setUnread(() => 0);
      api.readMentions(newest.id).catch(load);
    },
  };
}
