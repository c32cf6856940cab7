import { createSignal, onCleanup } from 'solid-js';
import { takeTurns } from '../alerts/take-turns.ts';
import { api } from '../api.ts';
import type { Live } from '../live/store.ts';

/** How many of one's mentions are unread, live; `came` counts those that came while the page was open. */
export function createUnread(live: Pick<Live, 'onChanges'>) {
  const [unread, setUnread] = createSignal(0);
  const [came, setCame] = createSignal(0);
  const looks = takeTurns(() =>
    api.unreadMentions().then(
      (answer) => void setUnread(answer.unread),
      // The count before stands: the next change asks again.
      () => {},
    ),
  );
  looks.ask();
  onCleanup(looks.stop);
  live.onChanges((change) => {
    if (change.type === 'snapshot') return looks.ask();
    const facts = change.facts.filter(({ type }) => type.startsWith('mention.'));
    if (facts.length > 0) looks.ask();
    setCame((n) => n + facts.filter(({ type }) => type === 'mention.added').length);
  });
  return { unread, setUnread, came };
}
