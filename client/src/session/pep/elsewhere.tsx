import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js';
import type { HitElsewhere, SettledElsewhere } from '../../../../shared/api/screening.ts';
import { api } from '../../api.ts';
import { shortId } from '../../session-model/session-name.ts';
import { text } from '../../text/text.ts';
import { words } from './words.ts';

const w = words.elsewhere;
/** The other sessions are screened again in the background: of what was said just now it is asked so much later, too. */
const againMs = [2_000, 6_000, 20_000];
const freshMs = 60_000;

/** What clearing this hit settles in other sessions of the person, or where it has. Nothing is shown where that is nothing. */
export function Elsewhere(props: {
  sessionId: string;
  hitId: string;
  /** What was said of it, and when; null: nothing yet. */
  hitReview: { id: string; at: string } | null;
}) {
  // A signal and no resource: the form around it, and the caret in it, do not wait for the answer.
  const [found, setFound] = createSignal<HitElsewhere>();
  createEffect(
    on(
      () => [props.sessionId, props.hitId, props.hitReview?.id] as const,
      ([sessionId, hitId]) => {
        const abort = new AbortController();
        const ask = () => void api.hitElsewhere(sessionId, hitId, abort.signal).then(setFound, () => {});
        const wordingMsAgo = props.hitReview ? Date.now() - Date.parse(props.hitReview.at) : Number.POSITIVE_INFINITY;
        const timers = wordingMsAgo < freshMs ? againMs.map((ms) => setTimeout(ask, ms)) : [];
        onCleanup(() => {
          abort.abort();
          for (const timer of timers) clearTimeout(timer);
        });
        ask();
      },
    ),
  );
  const all = () => (props.hitReview === null ? found()?.would : found()?.did) ?? [];
  return (
    <Show when={all().length > 0}>
      <div role="status" class="rounded-md bg-awaiting/10 px-2 py-1.5">
        <p class="font-medium">
          {props.hitReview === null ? w.would({ n: all().length }) : w.did({ n: all().length })}
        </p>
        <ul>
          <For each={all()}>{(one) => <One settled={one} />}</For>
        </ul>
      </div>
    </Show>
  );
}

function One(props: { settled: SettledElsewhere }) {
  const { states } = text.sessions;
  return (
    <li class="flex flex-wrap gap-x-1.5">
      <a href={`/sessions/${props.settled.sessionId}`} class="rounded font-medium text-accent hover:underline">
        <bdi>{props.settled.name ?? text.sessions.noName}</bdi> …{shortId(props.settled.sessionId)}
      </a>
      <span>{states[props.settled.state]}</span>
    </li>
  );
}
