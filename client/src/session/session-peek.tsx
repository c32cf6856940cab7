import './session.css';
import { createSignal, Match, Show, Switch } from 'solid-js';
import type { SessionView } from '../../../shared/session.ts';
import { useLive } from '../live/store.ts';
import { Late, Skeleton } from '../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { Band } from './band/band.tsx';
import { SubjectFields, VerificationFields } from './data/summary.tsx';
import { SessionHeader } from './header.tsx';
import { Verdict } from './mrz/mrz-card.tsx';
import { MrzLines } from './mrz/mrz-lines.tsx';
import { createSession } from './session-view.ts';
import { Filmstrip, photoName } from './viewer/filmstrip.tsx';
import { Stage } from './viewer/stage.tsx';
import { createViewer } from './viewer/viewer-state.ts';
import { words } from './words.ts';

/** A session at a glance, live, for the side panel of the list. */
export function SessionPeek(props: { sessionId: string }) {
  return (
    <Show when={props.sessionId} keyed>
      {(id) => <Peek id={id} />}
    </Show>
  );
}

function Peek(props: { id: string }) {
  const session = createSession(props.id);
  return (
    <Switch
      fallback={
        <Late>
          <Skeleton class="mb-3 h-7 w-56" />
          <Skeleton class="mb-3 h-56 w-full" />
          <Skeleton class="h-72 w-full" />
        </Late>
      }
    >
      <Match when={session.state() === 'gone'}>
        <EmptyState title={words.page.gone} detail={words.page.goneDetail} />
      </Match>
      <Match when={session.state() === 'failed'}>
        <ErrorState what={words.page.loadFailed} error={session.failure()} retry={session.retry} />
      </Match>
      <Match when={session.view()}>{(view) => <Glance view={view()} heardAt={session.heardAt()} />}</Match>
    </Switch>
  );
}

function Glance(props: { view: SessionView; heardAt: number }) {
  const live = useLive();
  const [pointed, setPointed] = createSignal<number | null>(null);
  const viewer = createViewer(
    () => props.view.photos,
    () => props.view.state === 'in_progress',
  );
  return (
    <div class={`flex flex-col gap-4 ${live.state() === 'stale' ? 'grayscale' : ''}`}>
      <SessionHeader view={props.view} level={3} />
      <Show when={live.state() !== 'stale'}>
        <div class="-mx-4">
          <Band view={props.view} heardAt={props.heardAt} />
        </div>
      </Show>
      <Show when={viewer.current()} fallback={<p class="text-muted">{words.viewer.none}</p>}>
        {(photo) => (
          <section aria-label={words.viewer.label} class="flex flex-col gap-1">
            <div class="flex h-60">
              <Stage
                sessionId={props.view.id}
                photo={photo()}
                side={0}
                viewer={viewer}
                name={photoName(photo(), props.view.photos, props.view.attemptHistory)}
              />
            </div>
            <Filmstrip
              sessionId={props.view.id}
              photos={props.view.photos}
              attempts={props.view.attemptHistory}
              shown={[photo().id]}
              unseen={viewer.strip().unseen}
              select={viewer.select}
            />
          </section>
        )}
      </Show>
      <VerificationFields view={props.view} />
      <SubjectFields view={props.view} />
      <section aria-label={words.sections.mrz} class="@container flex flex-col gap-2">
        <div class="flex items-center gap-2">
          <h3 class="caps flex-1">{words.sections.mrz}</h3>
          <Show when={props.view.mrz}>{(check) => <Verdict check={check()} />}</Show>
        </div>
        <Show
          when={props.view.mrz}
          fallback={<p class="text-muted">{props.view.state === 'in_progress' ? words.mrz.noneYet : words.mrz.none}</p>}
        >
          {(check) => <MrzLines check={check()} pointed={pointed()} point={setPointed} />}
        </Show>
        <Show when={props.view.mrz?.problem}>{(problem) => <p class="text-rejected">{problem()}</p>}</Show>
      </section>
    </div>
  );
}
