import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { PhotoView } from '../../../shared/media.ts';
import type { MarkKind } from '../../../shared/note/document.ts';
import { newId } from '../notes/new-id.ts';
import type { Note } from '../notes/note.ts';
import type { Viewer } from '../session/viewer/viewer-state.ts';
import { scene, takeTarget, target } from '../threads/going.ts';
import { createRemoteDrafts, tellDraft } from './drafts.ts';
import { isDegenerate, type Points, settled } from './shapes.ts';
import { type MarkView, markStoreOf } from './store.ts';

/** A mark under the hand: a new one, or one of the note that is being moved. */
export interface Draft {
  id: string;
  kind: MarkKind;
  photoId: string;
  points: Points;
  isNew: boolean;
}

/** Time to see what was deleted and take it back, in milliseconds. */
const toastMs = 8_000;
/** As long as the flash in session.css. */
const flashMs = 1_600;

/** What the reviewer does with marks on the photos; the marks themselves are the note's. */
export function createMarker(note: Accessor<Note | undefined>, viewer: Viewer) {
  const [tool, setTool] = createSignal<MarkKind | null>(null);
  const [draft, setDraft] = createSignal<Draft | null>(null);
  const [selected, setSelected] = createSignal<string | null>(null);
  const [shown, setShown] = createSignal(true);
  const [removed, setRemoved] = createSignal<{ kind: MarkKind; number: number } | null>(null);
  const [flashing, setFlashing] = createSignal<string | null>(null);
  /** Whose element shall have the focus, once it is there. */
  const [wanted, setWanted] = createSignal<string | null>(null);
  let toastTimer: ReturnType<typeof setTimeout> | undefined;
  let flashTimer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => {
    clearTimeout(toastTimer);
    clearTimeout(flashTimer);
  });

  const store = createMemo(() => {
    const open = note();
    return open && markStoreOf(open.doc);
  });
  const writable = () => note()?.writable() ?? false;
  const writerOf = (mark: MarkView) => note()?.writerOf(mark.writer);
  const isMine = (mark: MarkView) => writable() && writerOf(mark)?.id === note()?.me.id;

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
    return true;
  };
  const forget = () => {
    clearTimeout(toastTimer);
    setRemoved(null);
  };
  const remove = (id: string) => {
    const mark = store()?.of(id);
    if (!mark || !isMine(mark)) return;
    setDraft(null);
    setSelected(null);
    store()?.remove(id);
    setRemoved({ kind: mark.kind, number: mark.number });
    clearTimeout(toastTimer);
    toastTimer = setTimeout(forget, toastMs);
  };
  const undo = (redo = false) => {
    if (!writable()) return;
    forget();
    const id = redo ? store()?.redo() : store()?.undo();
    setDraft(null);
    const back = id && store()?.of(id) ? id : null;
    setSelected(back);
    setWanted(back);
  };
  const flash = (id: string) => {
    setShown(true);
    setSelected(id);
    setFlashing(id);
    clearTimeout(flashTimer);
    flashTimer = setTimeout(() => setFlashing(null), flashMs);
  };

  // A draft belongs to the note and the photo that it was begun on.
  const place = createMemo(() => [note()?.id, writable(), ...viewer.shown().map((photo) => photo.id)].join());
  createEffect(on(place, () => setDraft(null), { defer: true }));
  createEffect(() => {
    if (!writable()) setTool(null);
  });
  // Asked from the note's text or a list: the photo comes onto the stage, then the mark itself takes the request.
  createEffect(() => {
    const about = target()?.about;
    const mark = about?.startsWith('mark:') ? store()?.of(about.slice('mark:'.length)) : undefined;
    if (
      !mark ||
      !scene()
        ?.view()
        .photos.some((photo) => photo.id === mark.photoId)
    )
      return;
    if (!viewer.shown().some((photo) => photo.id === mark.photoId)) viewer.select(mark.photoId);
    const asked = takeTarget(`mark:${mark.id}`);
    viewer.fit();
    flash(mark.id);
    if (asked) setWanted(asked.open ? `${mark.id} thread` : mark.id);
  });

  tellDraft(note, draft);
  const remote = createRemoteDrafts(note);

  return {
    note,
    store,
    /** What colleagues draw right now: new marks, and moves of marks that are their own. */
    remoteOn: (photoId: string) =>
      remote().filter((drawn) => {
        const kept = store()?.of(drawn.id);
        return drawn.photoId === photoId && (!kept || writerOf(kept)?.id === drawn.user.id);
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
    confirm,
    selected,
    select: setSelected,
    shown,
    toggleShown: () => setShown((is) => !is),
    remove,
    removed,
    undo,
    forget,
    flashing,
    wanted,
    want: setWanted,
  };
}

export type Marker = ReturnType<typeof createMarker>;
