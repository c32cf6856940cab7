import * as Y from 'yjs';
import { areDeleted, inspect, type Range } from './content.ts';

/**
 * A note's document on the server. It takes what pages say, and changes nothing of itself: what is told of a change is what
 * is kept of it.
 */
export class NoteDoc {
  readonly doc = new Y.Doc();
  #caught: Uint8Array[] = [];
  /** The whole document for those who have nothing of it, and all that is deleted in it, until it changes. */
  #whole: Uint8Array | undefined;
  #deleted: Map<number, Range[]> | undefined;

  constructor(updates: readonly Uint8Array[]) {
    // Yjs tidies up formatting that two made of the same words, where it came from elsewhere: as a second change, of nobody.
    // The pages do that, in somebody's name.
    this.doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
      transaction.local = true;
    });
    this.doc.on('update', (bytes: Uint8Array) => {
      this.#caught.push(bytes);
      this.#whole = undefined;
      this.#deleted = undefined;
    });
    this.apply(updates);
  }

  /**
   * In one transaction: thousands of updates take milliseconds.
   * @returns what of it was new, as one update; undefined when nothing was
   * @throws when Yjs fails in the middle of it: the document is not to be used any more
   */
  apply(updates: readonly Uint8Array[]): Uint8Array | undefined {
    this.#caught = [];
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update);
    });
    const [caught, ...more] = this.#caught;
    this.#caught = [];
    if (more.length > 0) throw new Error('one change became several');
    return caught;
  }

  /** @throws when it is none of Yjs */
  inspect(update: Uint8Array): ReturnType<typeof inspect> {
    return inspect(this.doc, update);
  }

  areDeleted(deletes: Map<number, Range[]>): boolean {
    this.#deleted ??= Y.createDeleteSetFromStructStore(this.doc.store).clients;
    return areDeleted(this.#deleted, deletes);
  }

  has(client: number): boolean {
    return Y.getState(this.doc.store, client) > 0;
  }

  get vector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** What the document has beyond that state vector. @throws when it is none */
  beyond(vector: Uint8Array): Uint8Array {
    return Y.decodeStateVector(vector).size > 0 ? Y.encodeStateAsUpdate(this.doc, vector) : this.whole;
  }

  get whole(): Uint8Array {
    this.#whole ??= Y.encodeStateAsUpdate(this.doc);
    return this.#whole;
  }

  /**
   * Throws away what waits for structs that the document does not have. Kept, it would be of nobody and on no disk; its
   * sender still has it and sends it again, whole, when asked.
   *
   * @returns whether there was any
   */
  dropPending(): boolean {
    const { store } = this.doc;
    const had = store.pendingStructs !== null || store.pendingDs !== null;
    store.pendingStructs = null;
    store.pendingDs = null;
    return had;
  }

  destroy(): void {
    this.doc.destroy();
  }
}
