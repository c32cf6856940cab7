import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import { type Mark, markKinds } from '../../../../shared/note/document.ts';
import { readPoints } from '../../../../shared/note/read.ts';
import type { Note } from '../../session-model/note.ts';

type Shape = Pick<Mark, 'kind' | 'photoId' | 'points'> & { id: string };

/** A colleague's drawing or move in progress. */
export interface RemoteDraft extends Shape {
  user: { id: string; name: string; colour: number };
}

/** Milliseconds. The mark itself arrives on another path, once persisted: its draft stays until then. */
const lingerMs = 500;

/** Milliseconds. About the interval at which the server relays states. */
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

/** Colleagues' drafts. Their states are untrusted. */
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
