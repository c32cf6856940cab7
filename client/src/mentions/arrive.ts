import { type Accessor, createEffect, onCleanup, untrack } from 'solid-js';
import * as Y from 'yjs';
import type { MentionPlace } from '../../../shared/api/mentions.ts';
import { bodyName } from '../../../shared/note/document.ts';
import type { Note } from '../session-model/note.ts';
import { goToSubject, openThread, scene } from '../session-model/reveal.ts';
import { isOnPage } from '../threads/name-of.ts';
import { flash } from '../ui/behaviour/flash.ts';
import { whenThere } from '../ui/floating/when-there.ts';
import { pending, setPending } from './pending-place.ts';

/** Shows the place of the mention that the reviewer opened this session for, once the note is there. */
export function createMentionArrival(page: {
  sessionId: string;
  note: Accessor<Note | undefined>;
  showNotes: () => void;
}): void {
  let stop = () => {};
  onCleanup(() => stop());
  createEffect(() => {
    const asked = pending();
    const note = page.note();
    if (asked?.sessionId !== page.sessionId || !note?.loaded() || !scene()) return;
    untrack(() => {
      setPending(null);
      stop();
      stop = asked.place.kind === 'note' ? showInNote(page, note, asked.place) : showComment(page, note, asked.place);
    });
  });
}

type InNote = Extract<MentionPlace, { kind: 'note' }>;
type InComment = Extract<MentionPlace, { kind: 'comment' }>;

function showInNote(page: { showNotes: () => void }, note: Note, place: InNote): () => void {
  page.showNotes();
  const index = findMention(note.doc, place);
  return whenThere(
    () => document.querySelectorAll<HTMLElement>('.note-text .note-mention')[index],
    (chip) => {
      chip.scrollIntoView({ block: 'center' });
      flash(chip.closest<HTMLElement>('p, li') ?? chip);
      // By finger it would open the keyboard over what is to be read.
      if (matchMedia('(pointer: coarse)').matches) return;
      chip.closest<HTMLElement>('.note-text')?.focus({ preventScroll: true });
      const caret = document.createRange();
      caret.setStartAfter(chip);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(caret);
    },
  );
}

function showComment(page: { showNotes: () => void }, note: Note, { commentId, about }: InComment): () => void {
  const heading = document.querySelector('main h1');
  if (isOnPage(note.doc, about)) goToSubject(about, true);
  // What the thread is about is gone: it opens beside the heading.
  else if (heading) openThread(about, heading);
  else page.showNotes();
  return whenThere(
    () => document.querySelector<HTMLElement>(`[data-comment="${CSS.escape(commentId)}"]`),
    (comment) => {
      comment.scrollIntoView({ block: 'nearest' });
      flash(comment);
    },
  );
}

/** The how manieth mention of the text it is; -1: it was deleted. The editor draws one chip for each, in their order. */
export function findMention(doc: Y.Doc, { client, clock }: Pick<InNote, 'client' | 'clock'>): number {
  let index = -1;
  let found = -1;
  const stack: unknown[] = [doc.getXmlFragment(bodyName)];
  for (let node = stack.pop(); node && found < 0; node = stack.pop()) {
    if (node instanceof Y.XmlElement && node.nodeName === 'mention') {
      index++;
      const id = node._map.get('id')?.id;
      if (id?.client === client && id.clock === clock) found = index;
    } else if (node instanceof Y.XmlFragment) {
      for (const child of node.toArray().reverse()) stack.push(child);
    }
  }
  return found;
}
