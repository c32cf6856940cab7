import * as Y from 'yjs';
import { bodyName, type Comment, commentsName, marksName } from '../../../../shared/note/document.ts';
import type { StoredRow } from '../editor/load-times.ts';

/** Rows between two full states: the maximum number of rows applied to reach a moment. */
const checkpointEvery = 250;

/** A note at any past moment, from the updates that made it. */
export class Past {
  readonly rows: StoredRow[] = [];
  readonly #checkpoints: Uint8Array[] = [];
  readonly #ahead = new Y.Doc();
  #at: { index: number; doc: Y.Doc } | undefined;

  add(rows: readonly StoredRow[]): void {
    for (const row of rows) {
      if (this.rows.length % checkpointEvery === 0) this.#checkpoints.push(Y.encodeStateAsUpdate(this.#ahead));
      Y.applyUpdate(this.#ahead, row.data);
      this.rows.push(row);
    }
  }

  /**
   * The state after that row; -1 before the first. The returned document is owned by this object: read only, valid until the next
   * call.
   */
  docAt(index: number): Y.Doc {
    const last = Math.min(index, this.rows.length - 1);
    const held = this.#at;
    // Forward from the current state; backward or far ahead, from the preceding full state.
    const isNear = held && held.index <= last && last - held.index < checkpointEvery;
    const from = isNear ? held : this.#fromCheckpoint(Math.max(0, Math.floor(last / checkpointEvery)));
    from.doc.transact(() => {
      for (let i = from.index + 1; i <= last; i++) Y.applyUpdate(from.doc, this.rows[i]!.data);
    });
    this.#at = { index: Math.max(last, -1), doc: from.doc };
    return from.doc;
  }

  /** Consecutive rows without a pause, as index ranges: one edit to a reader. */
  sessions(pauseMs: number): [from: number, to: number][] {
    const all: [number, number][] = [];
    this.rows.forEach((row, i) => {
      const last = all.at(-1);
      const before = this.rows[i - 1];
      if (last && before && Date.parse(row.at) - Date.parse(before.at) <= pauseMs) last[1] = i;
      else all.push([i, i]);
    });
    return all;
  }

  #fromCheckpoint(n: number): { index: number; doc: Y.Doc } {
    const doc = new Y.Doc();
    const state = this.#checkpoints[n];
    if (state) Y.applyUpdate(doc, state);
    return { index: n * checkpointEvery - 1, doc };
  }
}

export const bodyOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(bodyName);
export const countsOf = (doc: Y.Doc) => {
  const subjects = new Set([...doc.getMap<Partial<Comment>>(commentsName).values()].map((comment) => comment?.about));
  return { marks: doc.getMap(marksName).size, threads: subjects.size };
};
