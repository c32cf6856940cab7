import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import { type Mark, markKinds } from '../../../../shared/note/document.ts';
import { readPoints } from '../../../../shared/note/read.ts';
import type { Note } from '../../session-model/note.ts';

type Shape = Pick<Mark, 'kind' | 'photoId' | 'points'> & { id: string };

/** What a colleague is drawing or moving right now. */
export interface RemoteDraft extends Shape {
  user: { id: string; name: string; colour: number };
}

/** The mark itself comes by another way, after it is on the disk: its draft stays until then. Milliseconds. */
const lingerMs = 500;

/** The server passes states on about as often. Milliseconds. */
const everyMs = 50;

/** Sends the shape being drawn to colleagues. */
export function tellDraft(note: Accessor<Note | undefined>, draft: Accessor<Shape | null>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSent = false;
  let sentAt = 0;
  createEffect(() => {
    const awareness = note()?.awareness;
    const drawn = draft();
    clearTimeout(timer);
    if (!awareness || (!drawn && !isSent)) return;
    const say = (shape: Shape | null) => {
      isSent = shape !== null;
      sentAt = performance.now();
      awareness.setLocalStateField('draft', shape);
    };
    if (!drawn) timer = setTimeout(() => say(null), lingerMs);
    else {
      const { id, kind, photoId, points } = drawn;
      const rounded = points.map((n) => Math.round(n)) as unknown as Mark['points'];
      timer = setTimeout(
        () => say({ id, kind, photoId, points: rounded }),
        Math.max(0, sentAt + everyMs - performance.now()),
      );
    }
  });
  onCleanup(() => {
    clearTimeout(timer);
    if (isSent) note()?.awareness.setLocalStateField('draft', null);
  });
}

/** What colleagues are drawing. States are theirs, so nothing in them is taken for granted. */
export function createRemoteDrafts(note: Accessor<Note | undefined>): Accessor<readonly RemoteDraft[]> {
  const [drafts, setDrafts] = createSignal<readonly RemoteDraft[]>([], {
    // Carets move in the same states.
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  createEffect(() => {
    const awareness = note()?.awareness;
    if (!awareness) return void setDrafts([]);
    const read = () =>
      setDrafts(
        [...awareness.getStates()].flatMap(([id, state]) =>
          id === awareness.clientID ? [] : (readDraft(state) ?? []),
        ),
      );
    read();
    awareness.on('change', read);
    onCleanup(() => awareness.off('change', read));
  });
  return drafts;
}

function readDraft({ draft, user }: Record<string, unknown>): RemoteDraft | null {
  const [shape, who] = [draft, user].map((part) => (part ?? {}) as Record<string, unknown>);
  const kind = markKinds.find((k) => k === shape!.kind);
  const points = readPoints(shape!.points);
  const { id, photoId } = shape!;
  if (!kind || !points || typeof id !== 'string' || typeof photoId !== 'string') return null;
  const { id: userId, name, colour } = who!;
  if (typeof userId !== 'string' || typeof name !== 'string' || typeof colour !== 'number') return null;
  return { id, kind, photoId, points, user: { id: userId, name, colour } };
}
