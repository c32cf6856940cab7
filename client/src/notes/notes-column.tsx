// Here and not beside the editor: a style sheet that did not come is not asked for again.
import './editor/editor.css';
import { type Accessor, Match, Show, Suspense, Switch } from 'solid-js';
import type { DecisionView } from '../../../shared/decision/decision.ts';
import { describeError } from '../api.ts';
import { type Note, useNote } from '../session-model/note.ts';
import { DecisionNotes } from '../session-model/timeline/decision-notes.tsx';
import { Faces } from '../ui/avatar.tsx';
import { lazyAgain } from '../ui/behaviour/lazy-again.ts';
import { Button } from '../ui/button.tsx';
import { Late, Skeleton } from '../ui/skeleton.tsx';
import { ReadOnly } from './read-only.tsx';
import { SaveState } from './save-state.tsx';
import { words } from './words.ts';

const NoteEditor = lazyAgain(() => import('./editor/note-editor.tsx').then((m) => m.NoteEditor));
const ThreadList = lazyAgain(() => import('../threads/thread-list.tsx').then((m) => m.ThreadList));

/** The note with its state, below it the threads and what was written with decisions. */
export function NotesColumn(props: { failure: unknown; again: () => void; decisions?: readonly DecisionView[] }) {
  const note = useNote();
  return (
    <div class="flex min-h-full flex-col gap-4">
      <Switch
        fallback={
          <Late>
            <NoteSkeleton />
          </Late>
        }
      >
        <Match when={note()}>{(open) => <Open note={open} />}</Match>
        <Match when={props.failure}>
          <Failure error={props.failure} again={props.again} />
        </Match>
      </Switch>
      <DecisionNotes decisions={props.decisions ?? []} />
    </div>
  );
}

function Open(props: { note: Accessor<Note> }) {
  const state = () => props.note().state();
  const writing = () => {
    const inText = props
      .note()
      .visitors()
      .filter((visitor) => visitor.cursor);
    return [
      ...new Map(
        inText.map(({ user }) => [user.id, { reviewerId: user.id, name: user.name, colour: user.colour }]),
      ).values(),
    ];
  };
  return (
    <>
      <section aria-label={words.title} class="flex min-h-0 flex-col gap-2">
        <div class="flex h-6 items-center gap-2">
          <h2 class="font-semibold">{words.title}</h2>
          <SaveState state={state()} />
          <span class="flex-1" />
          <Faces people={writing()} max={4} size={20} label={words.here} />
        </div>
        <ReadOnly note={props.note()} />
        <Suspense
          fallback={
            <Late>
              <NoteSkeleton />
            </Late>
          }
        >
          <Show when={props.note()} keyed>
            <NoteEditor />
          </Show>
        </Suspense>
      </section>
      <Suspense>
        <ThreadList />
      </Suspense>
    </>
  );
}

function Failure(props: { error: unknown; again: () => void }) {
  const wording = () => describeError(props.error);
  return (
    <div role="alert">
      <p class="font-medium">{words.failed}</p>
      <p class="text-muted">
        {wording().why} {wording().now}
      </p>
      <Button size="small" class="mt-2" onClick={props.again}>
        {words.tryAgain}
      </Button>
    </div>
  );
}

function NoteSkeleton() {
  return (
    <div class="flex flex-col gap-2">
      <Skeleton class="h-8 w-full" />
      <Skeleton class="h-40 w-full" />
    </div>
  );
}
