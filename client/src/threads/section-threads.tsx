import { MessageSquareText } from 'lucide-solid';
import { Show } from 'solid-js';
import type { Subject } from '../../../shared/note/document.ts';
import { useNote } from '../session-model/note.ts';
import { goToSubject, openThread } from '../session-model/reveal.ts';
import type { SectionId } from '../session-model/sections.ts';
import { sectionOf } from '../session-model/subjects.ts';
import { isOnPage } from './name-of.ts';
import { threadStoreOf } from './store.ts';
import { words } from './words.ts';

function createOpen(id: () => SectionId) {
  const note = useNote();
  const among = (about: Subject) => sectionOf(about) === id();
  const store = () => {
    const open = note();
    return open && threadStoreOf(open.doc);
  };
  return {
    count: () => store()?.openCount(among) ?? 0,
    first: () =>
      store()
        ?.all()
        .find((thread) => !thread.resolved && among(thread.about)),
    isOnPage: (about: Subject) => isOnPage(note()!.doc, about),
  };
}

/** Open threads of a section, in its head; leads to the one last spoken about. */
export function SectionThreads(props: { id: SectionId }) {
  const open = createOpen(() => props.id);
  return (
    <Show when={open.count() > 0}>
      <button
        type="button"
        aria-label={words.open({ n: open.count() })}
        data-tip={words.open({ n: open.count() })}
        onClick={(event) => {
          const about = open.first()?.about;
          if (!about) return;
          if (open.isOnPage(about)) goToSubject(about, true);
          else openThread(about, event.currentTarget);
        }}
        class="num inline-flex h-6 items-center gap-1 rounded-md px-1.5 text-small font-medium text-accent hover:bg-sunk"
      >
        <MessageSquareText size={14} stroke-width={1.5} aria-hidden="true" />
        {open.count()}
      </button>
    </Show>
  );
}

/** The same as a number beside the section's name. */
export function SectionCount(props: { id: SectionId }) {
  const open = createOpen(() => props.id);
  return (
    <Show when={open.count() > 0}>
      <span
        role="img"
        aria-label={words.open({ n: open.count() })}
        class="num ms-1 inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-accent/15 px-1 text-caps font-semibold text-accent"
      >
        {open.count()}
      </span>
    </Show>
  );
}
