import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js';
import type { HitElsewhere, SettledElsewhere } from '../../../../shared/api/screening.ts';
import { api } from '../../api.ts';
import { text } from '../../text/text.ts';
import { shortId } from '../header.tsx';
import { words } from './words.ts';

const w = words.elsewhere;

/** What clearing this hit settles in other sessions of the person, or where it has. Nothing is shown where that is nothing. */
export function Elsewhere(props: { sessionId: string; hitId: string; judgementId: string | null; seq: number }) {
  // A signal and no resource: the form around it, and the caret in it, do not wait for the answer.
  const [found, setFound] = createSignal<HitElsewhere>();
  createEffect(
    // What waits changes meanwhile: asked again whenever the page has followed the log.
    on(
      () => [props.sessionId, props.hitId, props.judgementId, props.seq] as const,
      ([sessionId, hitId]) => {
        const abort = new AbortController();
        onCleanup(() => abort.abort());
        api.hitElsewhere(sessionId, hitId, abort.signal).then(setFound, () => {});
      },
    ),
  );
  const all = () => (props.judgementId === null ? found()?.would : found()?.did) ?? [];
  return (
    <Show when={all().length > 0}>
      <div role="status" class="rounded-md bg-awaiting/10 px-2 py-1.5">
        <p class="font-medium">{props.judgementId === null ? w.would(all().length) : w.did(all().length)}</p>
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
