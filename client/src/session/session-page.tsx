import './session.css';
import { A, useParams } from '@solidjs/router';
import { FileQuestion } from 'lucide-solid';
import { Match, Show, Switch } from 'solid-js';
import { useMe } from '../accounts/me.ts';
import { useLive } from '../live/store.ts';
import { openNote } from '../notes/connection/open-note.ts';
import { lastList } from '../page/last-list.ts';
import { createTitle } from '../page/title.ts';
import { NoteContext } from '../session-model/note.ts';
import { nameOf, shortId } from '../session-model/session-name.ts';
import { words } from '../session-model/words.ts';
import { createWalk } from '../session-walk/create-walk.ts';
import { Late } from '../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { formatTime } from '../ui/text/format.ts';
import { SessionBody } from './session-body.tsx';
import { SessionSkeleton } from './session-skeleton.tsx';
import { createSession } from './session-view.ts';

const w = words.page;

/** /sessions/:id. Another id is another page: nothing of the one before may stay. */
export function SessionPage() {
  const params = useParams<{ id: string }>();
  return (
    <Show when={params.id} keyed>
      {(id) => <OneSession id={id} />}
    </Show>
  );
}

function OneSession(props: { id: string }) {
  const live = useLive();
  const session = createSession(props.id);
  const { reviewer } = useMe()();
  const note = openNote(props.id, { id: reviewer.id, name: reviewer.name, colour: reviewer.colour });
  const back = () => lastList() ?? { label: w.back, href: '/sessions', state: undefined };
  const walk = createWalk(props.id, live);
  createTitle(() => {
    const view = session.view();
    return [back(), { label: (view && nameOf(view)) ?? shortId(props.id) }];
  });
  const toList = () => (
    <A href={back().href} state={back().state} class="rounded font-medium text-accent hover:underline">
      {w.toList}
    </A>
  );
  const title = () => <h1 class="sr-only">{w.heading({ shortId: shortId(props.id) })}</h1>;
  return (
    <Switch
      fallback={
        <Late>
          <SessionSkeleton />
        </Late>
      }
    >
      <Match when={session.state() === 'gone'}>
        {title()}
        <EmptyState
          icon={<FileQuestion size={24} stroke-width={1.5} aria-hidden="true" />}
          title={w.gone}
          detail={w.goneDetail}
          action={toList()}
        />
      </Match>
      <Match when={session.state() === 'failed'}>
        {title()}
        <ErrorState what={w.loadFailed} error={session.failure()} retry={session.retry} action={toList()} />
      </Match>
      <Match when={session.view()}>
        {(view) => (
          <NoteContext.Provider value={note.note}>
            <SessionBody
              view={view()}
              seq={session.seq}
              walk={walk}
              noteFailure={note.failure()}
              noteAgain={note.again}
              heardAt={session.heardAt()}
              offline={
                live.state() === 'stale'
                  ? w.offline({ time: formatTime((live.lastHeard() ?? new Date()).toISOString()) })
                  : null
              }
            />
          </NoteContext.Provider>
        )}
      </Match>
    </Switch>
  );
}
