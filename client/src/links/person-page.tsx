import { A, useParams } from '@solidjs/router';
import { FileQuestion, Users } from 'lucide-solid';
import { For, Match, Show, Switch } from 'solid-js';
import type { PersonAnswer } from '../../../shared/api/links.ts';
import { api, ProblemError } from '../api.ts';
import { createQuery, type Query } from '../live/query.ts';
import { useLive } from '../live/store.ts';
import { createTitle } from '../page/title.ts';
import { shortId } from '../session-model/session-name.ts';
import { text } from '../text/text.ts';
import { Late, Skeleton } from '../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { LinkedHead } from './linked-head.tsx';
import { words } from './words.ts';

const w = words.person;

/** /persons/:id, the id of one of the person's sessions. */
export function PersonPage() {
  const params = useParams<{ id: string }>();
  return (
    <Show when={params.id} keyed>
      {(id) => <OnePerson id={id} />}
    </Show>
  );
}

function createPerson(id: string): Query<PersonAnswer> {
  const person: Query<PersonAnswer> = createQuery({
    name: 'person',
    live: useLive(),
    ask: (signal) => api.person(id, signal),
    isAbout: (sessionId) => person.answer()?.sessions.some(({ session }) => session.id === sessionId) ?? false,
  });
  return person;
}

function OnePerson(props: { id: string }) {
  const person = createPerson(props.id);
  // No name here: titles stay in the browser's history.
  createTitle(() => [
    { label: text.sessions.title, href: '/sessions' },
    { label: shortId(props.id), href: `/sessions/${props.id}` },
    { label: w.title },
  ]);
  const isGone = () => {
    const error = person.failure();
    return error instanceof ProblemError && error.code === 'not_found';
  };
  return (
    <div class="flex h-full flex-col">
      <header class="border-b border-line bg-surface px-4 py-3">
        <h1 class="text-title font-semibold tracking-tight">{w.title}</h1>
        <p class="max-w-prose text-muted">{w.lead}</p>
      </header>
      <div class="min-h-0 flex-1 overflow-y-auto p-4 max-sm:p-3">
        <Switch
          fallback={
            <Late>
              <div role="status" aria-label={text.ui.loading} class="flex max-w-3xl flex-col gap-3">
                <Skeleton class="h-16 w-full" />
                <Skeleton class="h-16 w-full" />
              </div>
            </Late>
          }
        >
          <Match when={isGone()}>
            <EmptyState
              icon={<FileQuestion size={24} stroke-width={1.5} aria-hidden="true" />}
              title={w.gone}
              detail={w.goneDetail}
            />
          </Match>
          <Match when={!person.answer() && person.failure()}>
            {(error) => <ErrorState what={w.failed} error={error()} retry={() => void person.load()} />}
          </Match>
          <Match when={person.answer()?.sessions.length === 1}>
            <EmptyState
              icon={<Users size={24} stroke-width={1.5} aria-hidden="true" />}
              title={w.alone}
              detail={w.aloneDetail}
              action={
                <A href={`/sessions/${props.id}`} class="rounded font-medium text-accent hover:underline">
                  {words.open({ shortId: shortId(props.id) })}
                </A>
              }
            />
          </Match>
          <Match when={person.answer()}>{(answer) => <Sessions answer={answer()} start={props.id} />}</Match>
        </Switch>
      </div>
    </div>
  );
}

function Sessions(props: { answer: PersonAnswer; start: string }) {
  return (
    <div class="flex max-w-3xl flex-col gap-2">
      <p class="font-medium">{w.count({ n: props.answer.sessions.length })}</p>
      <ul aria-label={w.list} class="flex flex-col gap-2">
        <For each={props.answer.sessions}>
          {({ session, by }) => (
            <li class="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3">
              <LinkedHead session={session} />
              <ul class="flex flex-wrap gap-1 text-small">
                <Show when={session.id === props.start}>
                  <li class="inline-flex min-h-5 items-center rounded-full bg-accent/15 px-2 text-accent">{w.start}</li>
                </Show>
                <For each={by}>
                  {(reason) => (
                    <li class="inline-flex min-h-5 items-center rounded-full border border-line bg-sunk px-2">
                      {w.by[reason]}
                    </li>
                  )}
                </For>
              </ul>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.answer.isCut}>
        <p class="text-small text-muted">{w.cut}</p>
      </Show>
    </div>
  );
}
