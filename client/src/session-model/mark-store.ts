import { createStore, reconcile } from 'solid-js/store';
import type * as Y from 'yjs';
import { type Mark, marksName } from '../../../shared/note/document.ts';
import { type Entry, entriesOf } from '../../../shared/note/entries.ts';
import { readMark } from '../../../shared/note/read.ts';
import { newId } from './new-id.ts';
import { perDocument } from './per-document.ts';

export interface MarkView extends Mark {
  id: string;
  /** Yjs client id. */
  writer: number;
}

/**
 * Sorted by number. Two marks drawn concurrently may carry the same number: all clients give it to the earlier one.
 * A deleted mark's number is not reused while later ones exist, so that references to "3" stay valid.
 */
export function numbered(entries: readonly Entry<Mark>[]): MarkView[] {
  const marks = entries
    .map(({ id, value, writer }): MarkView => ({ ...value, id, writer }))
    .sort((a, b) => a.number - b.number || a.at.localeCompare(b.at) || (a.id < b.id ? -1 : 1));
  const last = new Map<string, number>();
  for (const mark of marks) {
    mark.number = Math.max(mark.number, (last.get(mark.photoId) ?? 0) + 1);
    last.set(mark.photoId, mark.number);
  }
  return marks;
}

/**
 * The marks of a note, live. Own steps can be undone; a mark that a colleague has changed since is left unchanged.
 * Not with Yjs' UndoManager: this one reports which mark it changed, and needs no part of Yjs in the page's first chunk.
 */
export const markStoreOf = perDocument(Symbol('marks'), (doc: Y.Doc) => {
  const map = doc.getMap(marksName);
  const [store, setStore] = createStore<{ marks: MarkView[] }>({ marks: [] });
  const read = () => setStore('marks', reconcile(numbered(entriesOf(map, readMark)), { key: 'id' }));
  map.observe(read);
  read();

  const done: Step[] = [];
  const undone: Step[] = [];
  const put = (id: string, value: Mark | undefined) => {
    if (value) map.set(id, value);
    else map.delete(id);
  };
  const take = (id: string, after: Mark | undefined) => {
    done.push({ id, before: readMark(map.get(id)) ?? undefined, after });
    undone.length = 0;
    put(id, after);
  };
  /** From one stack to the other: the newest step whose mark is unchanged since. */
  const shift = (from: Step[], to: Step[], is: 'before' | 'after', becomes: 'before' | 'after'): string | null => {
    for (let step = from.pop(); step; step = from.pop()) {
      if (!isSame(readMark(map.get(step.id)) ?? undefined, step[is])) continue;
      to.push(step);
      put(step.id, step[becomes]);
      return step.id;
    }
    return null;
  };
  const on = (photoId: string) => store.marks.filter((mark) => mark.photoId === photoId);
  return {
    all: (): readonly MarkView[] => store.marks,
    of: (id: string): MarkView | undefined => store.marks.find((mark) => mark.id === id),
    on,
    add: (mark: Pick<Mark, 'kind' | 'photoId' | 'points'>, id = newId()): string => {
      const number = 1 + Math.max(0, ...on(mark.photoId).map((other) => other.number));
      take(id, { kind: mark.kind, photoId: mark.photoId, points: mark.points, number, at: new Date().toISOString() });
      return id;
    },
    move: (id: string, points: Mark['points']) => {
      const was = readMark(map.get(id));
      if (was && was.points.join() !== points.join()) take(id, { ...was, points });
    },
    remove: (id: string) => take(id, undefined),
    /** Restores this mark, whatever was done since; null when it is restored already. */
    restore: (id: string): string | null => {
      const at = done.findLastIndex((step) => step.id === id);
      const step = done[at];
      if (!step || step.after || map.has(id)) return null;
      done.splice(at, 1);
      undone.push(step);
      put(id, step.before);
      return id;
    },
    /** The affected mark; null when there was nothing to undo. */
    undo: (): string | null => shift(done, undone, 'after', 'before'),
    redo: (): string | null => shift(undone, done, 'before', 'after'),
  };
});

export type MarkStore = ReturnType<typeof markStoreOf>;

interface Step {
  id: string;
  before: Mark | undefined;
  after: Mark | undefined;
}

const isSame = (a: Mark | undefined, b: Mark | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.points.join() === b.points.join());
