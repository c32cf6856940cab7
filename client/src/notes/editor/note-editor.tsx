import { Editor } from '@tiptap/core';
import type { Slice } from '@tiptap/pm/model';
import { createEffect, createSignal, onCleanup, onMount, Show, Suspense, untrack } from 'solid-js';
import { bodyName } from '../../../../shared/note/document.ts';
import { isSafeLink } from '../../../../shared/note/links.ts';
import { Times } from '../../../../shared/note/times.ts';
import { useColleagues } from '../../accounts/colleagues.ts';
import { isApple } from '../../keyboard/keys.ts';
import { type Note, useNote } from '../../session-model/note.ts';
import type { Choice } from '../../session-model/suggest/suggest-choices.ts';
import { listed, SuggestList, unlisted } from '../../session-model/suggest/suggest-list.tsx';
import { lazyAgain } from '../../ui/behaviour/lazy-again.ts';
import { content, together } from './extensions.ts';
import { leaveText, takeOverText } from './hand-over.ts';
import { authors, type Source, showAuthors } from './inline/authors.ts';
import { AuthorsLegend } from './inline/authors-legend.tsx';
import { mentions, references } from './inline/chips.ts';
import { thingsOf } from './inline/choices.ts';
import { createSuggest } from './inline/suggest.ts';
import { cleanPaste, isTooLarge } from './input/paste.ts';
import { loadRows } from './load-times.ts';
import { Toolbar } from './toolbar.tsx';
import { words } from './words.ts';

const NoteHistory = lazyAgain(() => import('../history/note-history.tsx').then((m) => m.NoteHistory));

/** The text of the note, edited by all concurrently. */
export function NoteEditor() {
  const note = useNote()();
  return <Show when={note}>{(open) => <Open note={open()} />}</Show>;
}

function Open(props: { note: Note }) {
  // Keyed by the caller: another note is another editor instance.
  const note = untrack(() => props.note);
  let place!: HTMLDivElement;
  const [editor, setEditor] = createSignal<Editor>();
  const [beat, setBeat] = createSignal(0);
  const [tooLarge, setTooLarge] = createSignal(false);
  const [shown, setShown] = createSignal(false);
  const [history, setHistory] = createSignal(false);
  const suggest = createSuggest();
  const people = createPeople(note.me.id);
  const source: Source = {
    fragment: () => note.doc.getXmlFragment(bodyName),
    writerOf: note.writerOf,
    times: new Times(),
  };

  const refuse = (slice: Slice, from: DataTransfer | null): boolean => {
    const is = isTooLarge(slice, from?.getData('text/html') ?? '');
    setTooLarge(is);
    return is;
  };
  onMount(() => {
    const made = new Editor({
      element: place,
      extensions: [
        ...content,
        ...together(note, words.placeholder),
        mentions(note, suggest.options('@', 'people', people)),
        references(
          note,
          suggest.options('#', 'things', () => thingsOf(note)),
        ),
        authors(source),
      ],
      editable: note.writable(),
      // Styles are bundled with ours: the CSP forbids injected ones.
      injectCSS: false,
      editorProps: {
        attributes: {
          class: 'note-text',
          'aria-label': words.label,
          role: 'textbox',
          'aria-multiline': 'true',
          // Keeps the focus when the editor becomes read-only.
          tabindex: '0',
          'data-saves-itself': '',
        },
        transformPastedHTML: cleanPaste,
        handlePaste: (_view, event, slice) => refuse(slice, event.clipboardData),
        handleDrop: (_view, event, slice, moved) => !moved && refuse(slice, event.dataTransfer),
        handleClick: (_view, _pos, event) => openLink(event),
        // Tab indents lists: Esc is the keyboard's way out. Open suggestions are closed by it first.
        handleKeyDown: (view, event) => {
          if (event.key !== 'Escape' || event.isComposing || suggest.open()?.choices.length) return false;
          view.dom.blur();
          return true;
        },
      },
      onTransaction: ({ transaction }) => {
        if (transaction.docChanged) setTooLarge(false);
        setBeat((n) => n + 1);
      },
    });
    setEditor(made);
    onCleanup(() => {
      leaveText(made.view, source.fragment(), note.sessionId);
      made.destroy();
    });
  });
  // Once the text is there, and with it the caret's position.
  createEffect(() => {
    beat();
    const view = editor()?.view;
    if (view && note.loaded()) untrack(() => takeOverText(view, source.fragment(), note.sessionId));
  });
  createEffect(() => editor()?.setEditable(note.writable(), false));
  // Status for screen readers, besides the text.
  createEffect(() => {
    const text = editor()?.view.dom;
    if (!text) return;
    text.setAttribute('aria-readonly', String(!note.writable()));
    const list = suggest.open();
    for (const [name, value] of Object.entries(list ? listed(list) : unlisted)) {
      if (value === null) text.removeAttribute(name);
      else text.setAttribute(name, value);
    }
  });

  const loading = new AbortController();
  onCleanup(() => loading.abort());
  let newest = 0;
  const loadTimes = async () => {
    await loadRows(note.id, newest, loading.signal, (rows) => {
      for (const row of rows) source.times.add(row);
      newest = rows.at(-1)?.seq ?? newest;
    }).catch(() => {});
    const view = editor()?.view;
    if (view && shown()) showAuthors(view, source);
  };
  createEffect(() => {
    const view = editor()?.view;
    if (!view) return;
    showAuthors(view, shown() ? source : null);
    if (shown()) void loadTimes();
  });

  return (
    <div class="flex min-h-0 flex-col gap-1.5">
      <Show when={editor()}>
        {(open) => (
          <Toolbar
            editor={open()}
            beat={beat}
            writable={note.writable()}
            authors={shown()}
            toggleAuthors={() => setShown((is) => !is)}
            showHistory={() => setHistory(true)}
          />
        )}
      </Show>
      <div
        ref={place}
        class="note-box rounded-md border border-line bg-surface focus-within:border-accent"
        classList={{ 'bg-sunk!': !note.writable() }}
      />
      <Show when={tooLarge()}>
        <p role="alert" class="text-small text-rejected">
          {words.tooLarge}
        </p>
      </Show>
      <Show when={shown() && editor()}>
        {(open) => <AuthorsLegend source={source} beat={beat} doc={() => open().state.doc} />}
      </Show>
      <Show when={suggest.open()}>{(list) => <SuggestList open={list()} />}</Show>
      <Suspense>
        <Show when={history()}>
          <NoteHistory note={note} onClose={() => setHistory(false)} />
        </Show>
      </Suspense>
    </div>
  );
}

/** Colleagues who can be mentioned; the reviewer last, since self-mentions are rare. */
function createPeople(me: string): () => Choice[] {
  const colleagues = useColleagues();
  return () =>
    colleagues
      .all()
      .filter((colleague) => colleague.active)
      .toSorted((a, b) => Number(a.id === me) - Number(b.id === me) || a.name.localeCompare(b.name))
      .map(({ id, name, colour }) => ({ id, label: name, colour }));
}

/** A plain click places the caret. */
function openLink(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || !(isApple ? event.metaKey : event.ctrlKey) || !isSafeLink(link.href)) return false;
  window.open(link.href, '_blank', 'noopener,noreferrer');
  return true;
}
