import * as Y from 'yjs';
import type { NoteClose } from '../../shared/note/close.ts';
import type { Context } from '../context.ts';
import { areDeleted, dropPending, inspect } from './content.ts';
import { type Frame, step1Frame, step2Frame, toldFrame, updateFrame } from './frames.ts';
import type { Member } from './member.ts';
import { pack } from './packed.ts';
import { type NoteRef, readUpdates, readWriters, type Stored } from './queries.ts';
import type { Change, NoteStore, Outcome } from './store.ts';
import { Visitors } from './visitors.ts';

/** Times that one socket may send what builds on something that it did not send. */
const mostGaps = 20;

/** A change on its way to the disk, with what there is to do when it is there. */
export interface RoomChange extends Change {
  room: Room;
  member: Member;
  /** Of the member's frames, those up to here are kept with it; undefined: some of them still wait for others. */
  count: number | undefined;
}

export interface RoomParts {
  ctx: Pick<Context, 'db' | 'now' | 'logger'>;
  store: NoteStore<RoomChange>;
  /** Tells the other nodes; undefined when there are none. */
  ring:
    | {
        changes(noteId: string, updates: { seq: number; data: Uint8Array }[], writers: [number, string][]): void;
        states(noteId: string, states: Uint8Array, asks: boolean): void;
      }
    | undefined;
  /** This room's memory is not to be trusted any more. */
  failed(room: Room): void;
}

type Results = { change: RoomChange; outcome: Outcome }[];
/** Origin of what comes from the disk. */
const stored = Symbol('stored');

/** An open note on this node: its document, and who is in it. See SPEC.md. */
export class Room {
  readonly note: NoteRef;
  readonly members = new Set<Member>();
  readonly visitors: Visitors;
  readonly doc = new Y.Doc();
  /** All changes up to here are in the document. */
  seq: number;
  /** Up to here the disk has the whole state. */
  compacted: number;
  frozenAt: Date | null;
  closed = false;
  readonly #writers: Map<number, string>;
  readonly #parts: RoomParts;
  /** In the document, though not all before them are. */
  readonly #ahead = new Set<number>();
  /** Changes given to the store so far, and those of them that came back. */
  #given = 0;
  #kept = 0;
  #waiting: { until: number; run: () => void }[] = [];
  #caught: Uint8Array | undefined;
  #catching = false;
  #behind = false;

  constructor(note: NoteRef, from: Stored, parts: RoomParts) {
    this.note = note;
    this.#parts = parts;
    this.#writers = from.writers;
    this.frozenAt = from.frozenAt;
    this.seq = from.seq;
    this.compacted = from.compacted;
    // In one transaction: thousands of rows take milliseconds.
    this.doc.transact(() => {
      for (const update of from.updates) Y.applyUpdate(this.doc, update, stored);
    }, stored);
    this.doc.on('update', (bytes: Uint8Array) => {
      this.#caught = bytes;
    });
    const { ring, ctx } = parts;
    this.visitors = new Visitors({
      members: this.members,
      now: ctx.now,
      ring: ring && ((states, asks) => ring.states(note.id, states, asks)),
    });
  }

  enter(member: Member): void {
    this.members.add(member);
    // Asked below: what it types before it has answered may build on what it has not sent yet.
    member.asked = true;
    if (member.told) {
      member.send(toldFrame({ type: 'writers', writers: Object.fromEntries(this.#writers) }));
      if (this.frozenAt) member.send(toldFrame({ type: 'frozen', at: this.frozenAt.toISOString() }));
    }
    member.send(step1Frame(Y.encodeStateVector(this.doc)));
    const states = this.visitors.frame();
    if (states) member.send(states);
  }

  leave(member: Member): void {
    this.members.delete(member);
    this.visitors.leave(member);
  }

  /** @throws when what was said is no Yjs */
  hear(member: Member, frame: Frame): void {
    switch (frame.type) {
      case 'step1': {
        // As it is now, and told when all that it contains is on the disk.
        const answer = step2Frame(Y.encodeStateAsUpdate(this.doc, frame.vector));
        return void this.whenKept(() => member.send(answer));
      }
      case 'content':
        return void this.#take(member, frame.update, frame.answer);
      case 'awareness':
        if (this.visitors.hear(member, frame.states) === 'too_large') member.close('too_large');
        return;
      case 'query': {
        const states = this.visitors.frame();
        if (states) member.send(states);
      }
    }
  }

  /** Everything in the document is on the disk. */
  get isKept(): boolean {
    return this.#given === this.#kept;
  }

  /** Runs it when all that is in the document now is on the disk; never, if the room is given up before. */
  whenKept(run: () => void): void {
    if (this.isKept) run();
    else this.#waiting.push({ until: this.#given, run });
  }

  /** What another node has committed. */
  hearNode(updates: { seq: number; data: Uint8Array }[], writers: [number, string][]): void {
    this.#addWriters(writers);
    for (const { seq, data } of updates) {
      if (seq <= this.seq || this.#ahead.has(seq)) continue;
      // Something before it is missing: read it all, in its order.
      if (seq !== this.seq + 1) return void this.catchUp();
      this.#relay(this.#apply([data]));
      this.#place(seq);
    }
  }

  /** Reads from the disk what is not in the document yet. */
  catchUp(): void {
    if (this.closed) return;
    // What this hint is about may have come after the read that is under way: once more, then.
    this.#behind = this.#catching;
    if (this.#catching) return;
    this.#catching = true;
    this.#read()
      .catch((err) =>
        this.#parts.ctx.logger.warn({ err, noteId: this.note.id }, 'notes: reading on failed; the sweep will'),
      )
      .finally(() => {
        this.#catching = false;
        if (this.#behind) this.catchUp();
      });
  }

  freeze(at: Date): void {
    if (this.frozenAt) return;
    this.frozenAt = at;
    for (const member of this.members) {
      if (member.told) member.send(toldFrame({ type: 'frozen', at: at.toISOString() }));
    }
  }

  /** Sends everybody away. */
  close(why: NoteClose): void {
    this.closed = true;
    this.#waiting = [];
    this.visitors.close();
    for (const member of this.members) member.close(why);
    this.doc.destroy();
  }

  /** What came back from the store; one function for all, so that a batch is told of at once. */
  readonly onKept = (results: Results): void => {
    if (this.closed) return;
    const refused = results.find((result) => 'refused' in result.outcome);
    if (refused) return void this.#refused(results);
    const updates = results.map(({ change, outcome }) => ({
      seq: (outcome as { seq: number }).seq,
      data: change.data,
    }));
    for (const { seq } of updates) this.#place(seq);
    const writers = results.flatMap(({ change }) =>
      change.writers.map((id): [number, string] => [id, change.authorId]),
    );
    this.#tellWriters(writers);
    const authors = new Set(results.map(({ change }) => change.member));
    // Who wrote all of it has all of it.
    const [author] = authors.size === 1 ? authors : [];
    this.#relay(
      updates.map((update) => update.data),
      author,
    );
    for (const { change } of results) if (change.count !== undefined) change.member.saved(change.count);
    this.#parts.ring?.changes(this.note.id, updates, writers);
    this.#kept += results.length;
    while (this.#waiting.length > 0 && this.#waiting[0]!.until <= this.#kept) this.#waiting.shift()!.run();
    if (this.#ahead.size > 0) this.catchUp();
  };

  #take(member: Member, update: Uint8Array, answer: boolean): void {
    const { clients, deletes } = inspect(this.doc, update);
    const mine = member.who.reviewerId;
    for (const client of clients) {
      if ((this.#writers.get(client) ?? mine) !== mine) return void member.close('forged');
    }
    const count = ++member.received;
    if (answer) member.asked = false;
    if (this.frozenAt) {
      if (clients.size > 0 || !areDeleted(this.doc, deletes)) return void member.close('frozen');
      return void this.whenKept(() => member.saved(count));
    }
    const changes = this.#apply([update]);
    const missing = dropPending(this.doc);
    if (missing) this.#askAgain(member);
    const data = changes[0];
    if (!data) {
      if (!missing) this.whenKept(() => member.saved(count));
      return;
    }
    const writers = [...clients].filter((id) => !this.#writers.has(id) && Y.getState(this.doc.store, id) > 0);
    for (const id of writers) this.#writers.set(id, mine);
    this.#given++;
    const change = { room: this, member, noteId: this.note.id, authorId: mine, data, writers };
    this.#parts.store.add({ ...change, count: missing ? undefined : count }, this.onKept);
  }

  /** It builds on something that we do not have: a client that typed before it was asked what it has. */
  #askAgain(member: Member): void {
    if (member.asked) return;
    if (++member.gaps > mostGaps) return void member.close('malformed');
    member.asked = true;
    member.send(step1Frame(Y.encodeStateVector(this.doc)));
  }

  /** @returns what of it was new: one update, or none */
  #apply(updates: readonly Uint8Array[]): Uint8Array[] {
    this.#caught = undefined;
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update, stored);
    }, stored);
    const caught = this.#caught as Uint8Array | undefined;
    this.#caught = undefined;
    return caught ? [caught] : [];
  }

  #relay(updates: Uint8Array[], except?: Member): void {
    if (updates.length === 0) return;
    const packed = pack(updateFrame(updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates)));
    for (const member of this.members) if (member !== except) member.sendPacked(packed);
  }

  #place(seq: number): void {
    if (seq > this.seq) this.#ahead.add(seq);
    while (this.#ahead.delete(this.seq + 1)) this.seq++;
  }

  async #read(): Promise<void> {
    const { db } = this.#parts.ctx;
    const rows = await readUpdates(db, this.note.id, this.seq);
    const writers = await readWriters(db, this.note.id);
    if (this.closed) return;
    this.#addWriters([...writers]);
    this.#relay(this.#apply(rows.map((row) => row.data)));
    const last = rows.at(-1)?.seq ?? 0;
    if (last > this.seq) this.seq = last;
    for (const seq of this.#ahead) if (seq <= this.seq) this.#ahead.delete(seq);
    this.#place(this.seq);
  }

  #addWriters(writers: [number, string][]): void {
    const fresh = writers.filter(([id]) => !this.#writers.has(id));
    for (const [id, reviewerId] of fresh) this.#writers.set(id, reviewerId);
    this.#tellWriters(fresh);
  }

  #tellWriters(writers: [number, string][]): void {
    if (writers.length === 0) return;
    const packed = pack(toldFrame({ type: 'writers', writers: Object.fromEntries(writers) }));
    for (const member of this.members) if (member.told) member.sendPacked(packed);
  }

  /** The document holds what the disk refused: everybody leaves, and comes back to what is true. */
  #refused(results: Results): void {
    for (const { change, outcome } of results) {
      if ('refused' in outcome && outcome.refused === 'forged') change.member.close('forged');
    }
    this.#parts.failed(this);
  }
}
