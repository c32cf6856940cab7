import { ChevronRight, MessagesSquare } from 'lucide-solid';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import type { ThreadView } from '../../../shared/note/threads.ts';
import { type Note, useNote } from '../session-model/note.ts';
import { closeThread, goToSubject, opened, openThread } from '../session-model/reveal.ts';
import { Avatar } from '../ui/avatar.tsx';
import { formatAgo, formatShort, now } from '../ui/text/format.ts';
import { nobody } from './comments/one-comment.tsx';
import { isOnPage, nameOf } from './name-of.ts';
import { threadStoreOf } from './store.ts';
import { words } from './words.ts';

/** All threads of the note: open ones, then resolved ones, collapsed. Nothing without a note. */
export function ThreadList() {
  const note = useNote();
  return <Show when={note()}>{(open) => <List note={open()} />}</Show>;
}

function List(props: { note: Note }) {
  const [unfolded, setUnfolded] = createSignal(false);
  const id = createUniqueId();
  const all = () => threadStoreOf(props.note.doc).all();
  const open = () => all().filter((thread) => !thread.resolved);
  const resolved = () => all().filter((thread) => thread.resolved);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} class="mb-1 flex items-center gap-1.5 font-semibold">
        {words.list}
        <Show when={open().length > 0}>
          <span class="num text-small font-normal text-muted">{open().length}</span>
        </Show>
      </h2>
      <Show when={all().length === 0}>
        <div class="flex gap-2.5">
          <MessagesSquare size={16} stroke-width={1.5} class="mt-0.5 shrink-0 text-muted" aria-hidden="true" />
          <div>
            <p class="font-medium">{words.none}</p>
            <p class="text-muted">{words.noneDetail}</p>
          </div>
        </div>
      </Show>
      <Show when={open().length === 0 && resolved().length > 0}>
        <p class="text-muted">{words.noneOpen}</p>
      </Show>
      <ul class="-mx-2">
        {/* Keyed by subject: a thread that gets a comment is not re-rendered, and keeps the focus. */}
        <For each={open().map((thread) => thread.about)}>
          {(about) => <Entry thread={all().find((thread) => thread.about === about)} note={props.note} />}
        </For>
      </ul>
      <Show when={resolved().length > 0}>
        <button
          type="button"
          aria-expanded={unfolded()}
          onClick={() => setUnfolded((is) => !is)}
          class="num mt-1 flex h-7 items-center gap-1 rounded font-medium text-muted hover:text-text"
        >
          <ChevronRight
            size={14}
            stroke-width={2}
            aria-hidden="true"
            class={`transition-transform duration-150 ${unfolded() ? 'rotate-90' : ''}`}
          />
          {words.resolvedList({ n: resolved().length })}
        </button>
        <Show when={unfolded()}>
          <ul class="-mx-2">
            <For each={resolved().map((thread) => thread.about)}>
              {(about) => <Entry thread={all().find((thread) => thread.about === about)} note={props.note} />}
            </For>
          </ul>
        </Show>
      </Show>
    </section>
  );
}

/** Its subject, and the last comment. A click navigates there and opens it; the thread of a removed subject opens here. */
function Entry(props: { thread: ThreadView | undefined; note: Note }) {
  let button!: HTMLButtonElement;
  return (
    <Show when={props.thread}>
      {(thread) => {
        const last = () => thread().comments.at(-1)!;
        const writer = () => props.note.writerOf(last().writer) ?? nobody;
        const go = () => {
          const { about } = thread();
          if (isOnPage(props.note.doc, about)) goToSubject(about, true);
          else if (opened()?.anchor === button) closeThread();
          else openThread(about, button);
        };
        return (
          <li>
            <button
              ref={button}
              type="button"
              onClick={go}
              class={`focus-inside flex w-full gap-2 rounded-md px-2 py-1.5 text-start hover:bg-sunk ${thread().resolved ? 'text-muted' : ''}`}
            >
              <Avatar name={writer().name} colour={writer().colour} size={20} ornament />
              <span class="min-w-0 flex-1">
                <span class="flex items-baseline gap-2">
                  <span class="min-w-0 flex-1 truncate font-medium" dir="auto">
                    {nameOf(props.note.doc, thread().about)}
                  </span>
                  <span class="num shrink-0 text-small text-muted">
                    {formatAgo(last().at, now()) ?? formatShort(last().at, new Date(now()))}
                  </span>
                </span>
                <span class="line-clamp-2 wrap-anywhere text-muted" dir="auto">
                  {writer().name}: {last().text}
                </span>
              </span>
            </button>
          </li>
        );
      }}
    </Show>
  );
}
