import { createSignal, onCleanup } from 'solid-js';
import { singleFlight } from '../alerts/single-flight.ts';
import { api } from '../api.ts';
import type { Live } from '../live/store.ts';

/** How many of one's mentions are unread, live; `came` counts those that came while the page was open. */
export function createUnread(live: Pick<Live, 'onChanges'>) {
  const [unread, setUnread] = createSignal(0);
  const [came, setCame] = createSignal(0);
  const polling = singleFlight(() =>
    api.unreadMentions().then(
      (answer) => void setUnread(answer.unread),
      // The count before stands: the next change asks again.
      () => {},
    ),
  );
  polling.ask();
  onCleanup(polling.stop);
  live.onChanges((change) => {
    if (change.type === 'snapshot') return polling.ask();
    const facts = change.facts.filter(({ type }) => type.startsWith('mention.'));
    if (facts.length > 0) polling.ask();
    setCame((n) => n + facts.filter(({ type }) => type === 'mention.added').length);
  });
  return { unread, setUnread, came };
}
