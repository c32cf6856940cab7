import { type Accessor, createEffect, createMemo, createSignal, on, untrack } from 'solid-js';
import type { PhotoView } from '../../../../shared/document/media.ts';
import type { MarkKind } from '../../../../shared/note/document.ts';
import { type MarkStore, type MarkView, markStoreOf } from '../../session-model/mark-store.ts';
import { newId } from '../../session-model/new-id.ts';
import type { Note } from '../../session-model/note.ts';
import type { Viewer } from '../../session-model/viewer-state.ts';
import { createBrief } from '../create-brief.ts';
import { createMarkTarget } from './create-mark-target.ts';
import { createRemoteDrafts, tellDraft } from './drafts.ts';
import { isDegenerate, type Points, settled } from './shapes.ts';

/** The mark being drawn, or an existing one being moved. */
export interface Draft {
  id: string;
  kind: MarkKind;
  photoId: string;
  points: Points;
  isNew: boolean;
}

/** Milliseconds in which a deletion can be undone. */
const toastMs = 8_000;
/** Milliseconds in which the reviewer may not have noticed that the tool is gone. */
const takenAwayMs = 3_000;
/** The duration of the flash in session.css. */
const flashMs = 1_600;

/** The reviewer's actions on marks; the marks themselves belong to the note. */
export function createMarker(note: Accessor<Note | undefined>, viewer: Viewer) {
  const [tool, setTool] = createSignal<MarkKind | null>(null);
  const [draft, setDraft] = createSignal<Draft | null>(null);
  const [selected, setSelected] = createSignal<string | null>(null);
  const [shown, setShown] = createSignal(true);
  const [removed, setRemoved] = createBrief<Pick<MarkView, 'id' | 'kind' | 'number'>>(toastMs);
  const [flashing, setFlashing] = createBrief<string>(flashMs);
  /** The mark to be focused once it is rendered. */
  const [wanted, setWanted] = createSignal<string | null>(null);

  const store = createMemo(() => {
    const open = note();
    return open && markStoreOf(open.doc);
  });
  // On touch screens, a comment field would bring up the keyboard over the new mark.
  const commentsAtOnce = !matchMedia('(pointer: coarse)').matches;
  const writable = () => note()?.writable() ?? false;
  const writerOf = (mark: MarkView) => note()?.writerOf(mark.writer);
  const isMine = (mark: MarkView) => writable() && writerOf(mark)?.id === note()?.me.id;

  /** When the tool was taken away because the note closed. */
  let takenAwayAt = Number.NEGATIVE_INFINITY;
  const choose = (kind: MarkKind | null) => {
    setDraft(null);
    setTool(writable() ? kind : null);
    if (kind) {
      setShown(true);
      setSelected(null);
    }
  };
  const confirm = (photo: PhotoView): boolean => {
    const drawn = draft();
    setDraft(null);
    if (!drawn) return false;
    const points = settled(drawn.kind, drawn.points, photo);
    if (isDegenerate(drawn.kind, points) || !writable()) return false;
    if (drawn.isNew) store()?.add({ kind: drawn.kind, photoId: drawn.photoId, points }, drawn.id);
    else store()?.move(drawn.id, points);
    setSelected(drawn.id);
    setTool(null);
    // A new mark needs a comment: the next key is its first letter.
    if (drawn.isNew && commentsAtOnce) setWanted(`${drawn.id} comment`);
    return true;
  };
  const remove = (id: string) => {
    const mark = store()?.of(id);
    if (!mark || !isMine(mark)) return;
    setDraft(null);
    setSelected(null);
    store()?.remove(id);
    setRemoved({ id, kind: mark.kind, number: mark.number });
  };
  const step = (take: (marks: MarkStore) => string | null) => {
    const marks = store();
    if (!marks || !writable()) return;
    setRemoved(null);
    setDraft(null);
    const id = take(marks);
    const back = id && marks.of(id) ? id : null;
    setSelected(back);
    setWanted(back);
  };
  const flash = (id: string) => {
    setShown(true);
    setSelected(id);
    setFlashing(id);
  };

  // A draft belongs to the note and photo that it was started on.
  const place = createMemo(() => [note()?.id, writable(), ...viewer.shown().map((photo) => photo.id)].join());
  createEffect(on(place, () => setDraft(null), { defer: true }));
  // Another note, or no writable one: a deletion in the previous one can no longer be undone here.
  createEffect(
    on([store, writable], ([, may]) => {
      setRemoved(null);
      if (may || !untrack(tool)) return;
      takenAwayAt = performance.now();
      setTool(null);
    }),
  );
  createMarkTarget(store, viewer, (id, open) => {
    flash(id);
    setWanted(open ? `${id} thread` : id);
  });

  tellDraft(note, draft);
  const remote = createRemoteDrafts(note);

  return {
    note,
    store,
    /** Colleagues' drawing in progress: new marks, and moves of their own marks. */
    remoteOn: (photoId: string) =>
      remote().filter((drawn) => {
        const stored = store()?.of(drawn.id);
        return drawn.photoId === photoId && (!stored || writerOf(stored)?.id === drawn.user.id);
      }),
    writable,
    writerOf,
    isMine,
    tool,
    choose,
    toggleTool: (kind: MarkKind) => choose(tool() === kind ? null : kind),
    draft,
    begin: (kind: MarkKind, photoId: string, points: Points) =>
      setDraft({ id: newId(), kind, photoId, points, isNew: true }),
    change: (points: Points, of?: MarkView) =>
      setDraft((was) =>
        was ? { ...was, points } : of ? { id: of.id, kind: of.kind, photoId: of.photoId, points, isNew: false } : null,
      ),
    cancel: () => setDraft(null),
    /** A stroke now was meant for a tool that has just been taken away. */
    isTakenAway: () => performance.now() - takenAwayAt < takenAwayMs,
    /** A mark that was just drawn opens its comment. */
    commentsAtOnce,
    confirm,
    selected,
    select: setSelected,
    shown,
    toggleShown: () => setShown((is) => !is),
    remove,
    removed,
    undo: (redo = false) => step((marks) => (redo ? marks.redo() : marks.undo())),
    /** The mark that the notice reports as deleted, whatever was done since. */
    restore: () => {
      const gone = removed();
      if (gone) step((marks) => marks.restore(gone.id));
    },
    flashing,
    wanted,
    want: setWanted,
  };
}

export type Marker = ReturnType<typeof createMarker>;
