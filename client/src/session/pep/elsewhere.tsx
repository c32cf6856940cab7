import { createResource, For, Show } from 'solid-js';
import type { HitElsewhere, SettledElsewhere } from '../../../../shared/api/screening.ts';
import { api } from '../../api.ts';
import { text } from '../../text/text.ts';
import { shortId } from '../header.tsx';
import { words } from './words.ts';

const w = words.elsewhere;

/** What clearing this hit settles in other sessions of the person, or where it has. Nothing is shown where that is nothing. */
export function Elsewhere(props: { sessionId: string; hitId: string; judgementId: string | null; seq: number }) {
  const [found] = createResource(
    // What waits changes meanwhile: asked again whenever the page has followed the log.
    () => ({ sessionId: props.sessionId, hitId: props.hitId, judgementId: props.judgementId, seq: props.seq }),
    ({ sessionId, hitId }): Promise<HitElsewhere | undefined> =>
      api.hitElsewhere(sessionId, hitId).catch(() => undefined),
  );
  const all = () => (props.judgementId === null ? found.latest?.would : found.latest?.did) ?? [];
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
