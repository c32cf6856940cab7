import * as Y from 'yjs';
import { noteLimits } from '../../../shared/note/limits.ts';
import { areDeleted, freshClients } from '../store/content.ts';
import { makeDoc } from '../update/apply-bounded.ts';
import { checkContent } from '../update/check-content.ts';
import { mostSteps } from '../update/conflict-risk.ts';
import { TooManyConflicts, withinSteps } from '../update/conflict-work.ts';
import { growthOf } from '../update/growth.ts';
import { Placement } from '../update/placement.ts';
import { type Range, type ReadUpdate, readUpdate } from '../update/read-update.ts';
import { malformed, UpdateRefused } from '../update/refused.ts';

/**
 * Steps over conflicting items (update/conflict-work.ts): a quarter to one microsecond each. Opening a note repeats the steps of
 * its parts: the document stored as a whole, and the changes since. A note of ten writers with 10,000 letters takes 10,000 to
 * 20,000 in all, also when they were offline for a tenth of the time.
 */
export const noteSteps = {
  /** One change. Two writers who each insert 200 lines at the same place while offline need 40,000. */
  change: 50_000,
  /** All changes since the document was stored as a whole, except the last. */
  changes: 100_000,
  /** One change once the limit above is used up. */
  worn: 200,
  whole: 100_000,
  load: 250_000,
} as const;

/** Estimated microseconds; measured on two cores of 2026, with a margin. */
const unitsOf = { byte: 1 / 200, struct: 5, range: 2, step: 1 / 2 };

/** Minimum bytes of a struct in an update, and of a deleted range. */
const smallestBytes = 2;

/** An update from a page, parsed and not applied yet. */
export interface Examined {
  bytes: Uint8Array;
  read: ReadUpdate;
  /** Clients with structs that are new to the document. */
  clients: Set<number>;
  deletes: Map<number, Range[]>;
}

/**
 * A note's document on the server. It applies what pages send and makes no changes of its own: what is broadcast of a change is
 * what is stored of it. Its work is bounded for any input: by the cost of applying it, and by the cost of loading it again.
 */
export class NoteDoc {
  readonly doc: Y.Doc;
  /** Estimated microseconds of all changes so far: what a sender is charged (work-budget.ts). */
  work = 0;
  #caught: Uint8Array[] = [];
  /** The encoded whole document for clients without any of it, and all deletions in it, until it changes. */
  #whole: Uint8Array | undefined;
  #deleted: Map<number, Range[]> | undefined;
  /** An upper bound: the last count, plus the maximum growth of later changes. */
  #structs: number;
  #bytes: number;
  /** Steps of the changes since the document was stored as a whole. */
  #steps: number;
  /** Steps of the last trial load of the whole document, and the structs added since; null: too many. */
  #loading: { steps: number; since: number } | null | undefined;

  /** @throws TooManyConflicts for a note stored before conflicts were bounded */
  constructor(updates: readonly Uint8Array[]) {
    const { doc, taken } = makeDoc(updates, noteSteps.load);
    this.doc = doc;
    this.#steps = updates.length > 1 ? taken : 0;
    this.#structs = this.structs;
    this.#bytes = updates.reduce((sum, update) => sum + update.length, 0);
    this.doc.on('update', (bytes: Uint8Array) => {
      this.#caught.push(bytes);
      this.#whole = undefined;
      this.#deleted = undefined;
    });
  }

  /** @throws UpdateRefused, or another error when it is not valid Yjs */
  examine(bytes: Uint8Array): Examined {
    const read = readUpdate(bytes);
    this.work += unitsOf.byte * bytes.length + unitsOf.struct * read.structs + unitsOf.range * read.ranges;
    return { bytes, read, clients: freshClients(this.doc, read), deletes: read.deletes };
  }

  /**
   * Checks whether the note can hold the change. A change that could take many steps is tried on a copy first, so that a refused
   * one leaves this document unchanged.
   * @throws UpdateRefused
   */
  check({ bytes, read }: Examined): void {
    for (const { item, place } of new Placement(this.doc, read).fresh()) checkContent(item.content, place);
    if (!this.#hasRoom(read, bytes.length)) throw new UpdateRefused('full', 'a note that is full');
    if (this.#loading === null) throw new UpdateRefused('full', 'a note with too many conflicts');
    // Until the document is stored as a whole, only changes without conflicts are accepted: the steps of others would be repeated
    // at each opening.
    const enough = this.isWorn ? noteSteps.worn : noteSteps.change;
    if (mostSteps(this.doc, read, this.#structs, enough) <= enough) return;
    if (this.isWorn) throw new UpdateRefused('later', 'a note that has to be stored as a whole first');
    this.#try(bytes);
  }

  /**
   * In one transaction: thousands of updates take milliseconds.
   * @returns the new part, as one update; undefined when nothing was new
   * @throws when Yjs fails part-way: the document must not be used any more
   */
  apply(updates: readonly Uint8Array[]): Uint8Array | undefined {
    this.#caught = [];
    const steps = withinSteps(noteSteps.load, () =>
      this.doc.transact(() => {
        for (const update of updates) Y.applyUpdate(this.doc, update);
      }),
    );
    this.#steps += steps;
    this.work += unitsOf.step * steps;
    for (const { length } of updates) this.#grow(length);
    const [caught, ...more] = this.#caught;
    this.#caught = [];
    if (more.length > 0) throw new Error('one change became several');
    return caught;
  }

  /** Applying its changes again at the next opening is expensive: it has to be stored as a whole. */
  get isWorn(): boolean {
    return this.#steps > noteSteps.changes;
  }

  /** The document was stored as a whole, which covers `wear` steps. */
  stored(wear: number): void {
    this.#steps -= wear;
  }

  get wear(): number {
    return this.#steps;
  }

  /** Whether it contains nothing new. */
  knows({ clients, deletes }: Pick<Examined, 'clients' | 'deletes'>): boolean {
    return clients.size === 0 && this.#areDeleted(deletes);
  }

  #areDeleted(deletes: Map<number, Range[]>): boolean {
    this.#deleted ??= Y.createDeleteSetFromStructStore(this.doc.store).clients;
    return areDeleted(this.#deleted, deletes);
  }

  has(client: number): boolean {
    return Y.getState(this.doc.store, client) > 0;
  }

  get structs(): number {
    let structs = 0;
    for (const of of this.doc.store.clients.values()) structs += of.length;
    return structs;
  }

  get vector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** The part of the document beyond that state vector. @throws on a malformed vector */
  beyond(vector: Uint8Array): Uint8Array {
    return Y.decodeStateVector(vector).size > 0 ? Y.encodeStateAsUpdate(this.doc, vector) : this.whole;
  }

  get whole(): Uint8Array {
    this.#whole ??= Y.encodeStateAsUpdate(this.doc);
    return this.#whole;
  }

  /**
   * Whether a new document can load the whole of this one within its steps. Yjs applies a whole document in a different order
   * than the changes arrived in: changes that were cheap one by one may be expensive together.
   */
  isLoadable(): boolean {
    const known = this.#loading;
    if (known === null) return false;
    // Upper bound: each new struct may conflict with all others, and each of the others with all new ones.
    const most = known ? known.steps + 2 * known.since * this.#structs : this.#structs ** 2;
    if (most <= noteSteps.whole) return true;
    try {
      const { doc, taken } = makeDoc([this.whole], noteSteps.whole);
      doc.destroy();
      this.#loading = { steps: taken, since: 0 };
    } catch (error) {
      if (!(error instanceof TooManyConflicts)) throw error;
      this.#loading = null;
    }
    return this.#loading !== null;
  }

  /**
   * Discards structs that wait for missing ones. They belong to no author and are on no disk; their sender still has them and
   * sends them again, complete, when asked.
   *
   * @returns whether there were any
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

  #grow(bytes: number): void {
    this.#bytes += bytes;
    const structs = Math.ceil(bytes / smallestBytes);
    this.#structs += structs;
    if (this.#loading) this.#loading.since += structs;
  }

  /** A change that only deletes is accepted beyond the limit of bytes too: this is how a note regains room. */
  #hasRoom(read: ReadUpdate, bytes: number): boolean {
    const structs = growthOf(this.doc, read);
    if (this.#structs + structs > noteLimits.structs) this.#structs = this.structs;
    if (this.#structs + structs > noteLimits.structs) return false;
    if (read.structs === 0) return true;
    if (this.#bytes + bytes > noteLimits.bytes) this.#bytes = this.whole.length;
    return this.#bytes + bytes <= noteLimits.bytes;
  }

  #try(update: Uint8Array): void {
    let copy: Y.Doc | undefined;
    this.work += unitsOf.struct * this.structs + unitsOf.step * noteSteps.change;
    try {
      copy = makeDoc([this.whole], noteSteps.load).doc;
      withinSteps(noteSteps.change, () => Y.applyUpdate(copy!, update));
    } catch (error) {
      if (error instanceof TooManyConflicts) throw malformed('a change with too many conflicts');
      throw error;
    } finally {
      copy?.destroy();
    }
  }
}
