import { type Accessor, createMemo, Show } from 'solid-js';
import { type Live, useLive } from '../live/store.ts';
import { text } from '../text/text.ts';
import { formatMinutes, now } from '../ui/text/format.ts';

export type Shown = 'connecting' | 'live' | 'polling' | 'reconnecting' | 'offline';

/** Cut off for longer than this, the word changes from "reconnecting" to "offline". */
const offlineAfterMs = 8000;

/** Until something is heard, what is shown is as of the page's own coming. */
const openedAt = new Date();

/** The connection as a reader thinks of it. */
export function createShown(live: Live): Accessor<Shown> {
  return createMemo<Shown>(() => {
    if (live.state() === 'live') return live.polling() ? 'polling' : 'live';
    if (live.state() === 'connecting') return 'connecting';
    return now() - (live.lastHeard() ?? openedAt).getTime() > offlineAfterMs ? 'offline' : 'reconnecting';
  });
}

export function ConnectionState(props: { shown: Shown }) {
  const live = useLive();
  const shown = () => props.shown;
  const words = () =>
    shown() === 'offline'
      ? text.connection.offline({ time: formatMinutes(live.lastHeard() ?? openedAt) })
      : text.connection[shown() as Exclude<Shown, 'offline'>];
  const hint = () =>
    ({
      connecting: undefined,
      live: text.connection.liveHint,
      polling: text.connection.pollingHint,
      reconnecting: text.connection.offlineHint,
      offline: text.connection.offlineHint,
    })[shown()];
  const dot = () =>
    ({
      connecting: 'bg-muted animate-[breathe_1.4s_ease-in-out_infinite]',
      live: 'bg-verified',
      polling: 'bg-verified',
      reconnecting: 'bg-awaiting animate-[breathe_1.4s_ease-in-out_infinite]',
      offline: 'bg-rejected',
    })[shown()];
  const quiet = () => shown() === 'live';
  return (
    <span
      role="status"
      data-tip={hint()}
      class={`num inline-flex h-7 items-center gap-2 rounded-full text-small whitespace-nowrap ${quiet() ? 'px-1 text-muted' : 'px-2 font-medium'} ${shown() === 'offline' ? 'bg-rejected/10 text-rejected' : ''} ${shown() === 'reconnecting' ? 'bg-awaiting/10 text-awaiting' : ''}`}
    >
      <span class={`size-2 rounded-full ${dot()}`} />
      <Show when={quiet()} fallback={<span>{words()}</span>}>
        <span class="max-md:sr-only">{words()}</span>
      </Show>
    </span>
  );
}
