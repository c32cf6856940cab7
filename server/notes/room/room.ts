import type { NoteClose } from '../../../shared/note/close.ts';
import { noteLimits } from '../../../shared/note/limits.ts';
import { Answers } from '../connection/answers.ts';
import { type Frame, noticeFrame, step1Frame, updateFrame } from '../connection/frames.ts';
import type { Member } from '../connection/member.ts';
import { pack } from '../connection/packed.ts';
import { Visitors } from '../connection/visitors.ts';
import { type NoteRef, readNote, readUpdates, readWriters, type Stored } from '../queries.ts';
import type { Outcome } from '../store/store.ts';
import { mergeUpdates } from '../update/merge-updates.ts';
import { tooLarge, UpdateRefused } from '../update/refused.ts';
import { CommitBarrier } from './commit-barrier.ts';
import { type Examined, NoteDoc } from './note-doc.ts';
import { Resync } from './resync.ts';
import type { RoomChange, RoomParts } from './room-parts.ts';
import { Sequence } from './sequence.ts';
import { SingleFlight } from './single-flight.ts';
import { Writers } from './writers.ts';

/** Bytes of one socket's unpersisted changes: hours of typing while the database is unavailable. */
const mostUnsavedBytes = 2 * noteLimits.bytes;
/** Estimated microseconds for any frame, and for sending a change to one member. */
const frameUnits = 10;
const relayUnits = 0.5;
/** Bytes of a state vector: a client id for each page that ever wrote in the note. */
const longestVector = 64 << 10;

type Results = { change: RoomChange; outcome: Outcome }[];

/** An open note on this node: its document and its members. See SPEC.md. */
export class Room {
  readonly note: NoteRef;
  readonly members = new Set<Member>();
  readonly visitors: Visitors;
  readonly doc: NoteDoc;
  /** The stored whole state covers the changes up to here. */
  compacted: number;
  frozenAt: Date | null;
  closed = false;
  readonly #writers: Writers;
  readonly #parts: RoomParts;
  readonly #sequence: Sequence;
  readonly #persisted = new CommitBarrier();
  readonly #reading: SingleFlight;
  readonly #answers: Answers;
  readonly #resync: Resync;
  #historyBytes: number;

  constructor(note: NoteRef, from: Stored, parts: RoomParts) {
    this.note = note;
    this.#parts = parts;
    this.#writers = new Writers(from.writers);
    this.frozenAt = from.frozenAt;
    this.#sequence = new Sequence(from.seq);
    this.compacted = from.compacted;
    this.#historyBytes = from.historyBytes;
    this.doc = new NoteDoc(from.updates);
    const { publish, ctx } = parts;
    this.#reading = new SingleFlight(
      () => this.#read(),
      (err) => ctx.logger.warn({ err, noteId: note.id }, 'notes: reading on failed; the sweep will'),
    );
    this.#resync = new Resync({
      doc: this.doc,
      isClosed: () => this.closed,
      readOn: () => this.#reading.run(),
    });
    this.#answers = new Answers({
      doc: this.doc,
      isPersisted: () => this.isPersisted,
      whenPersisted: (run) => this.whenPersisted(run),
      readStored: async () => (await readNote(ctx.db, note.companyId, note.id))?.updates ?? [],
      unreadable: (err) => ctx.logger.warn({ err, noteId: note.id }, 'notes: a note could not be read for a page'),
    });
    this.visitors = new Visitors({
      members: this.members,
      now: ctx.now,
      publish: publish && ((states, asks) => publish.states(note.id, states, asks)),
    });
  }

  enter(member: Member): void {
    this.members.add(member);
    // Requested below: what the client types before it has answered may depend on changes that it has not sent yet.
    member.resyncRequested = true;
    if (member.wantsNotices) {
      member.send(noticeFrame({ type: 'writers', writers: this.#writers.all }));
      if (this.frozenAt) member.send(noticeFrame({ type: 'frozen', at: this.frozenAt.toISOString() }));
    }
    member.send(step1Frame(this.doc.vector));
    const states = this.visitors.frame();
    if (states) member.send(states);
  }

  leave(member: Member): void {
    this.members.delete(member);
    this.visitors.leave(member);
  }

  /**
   * @returns the work caused, in estimated microseconds
   * @throws when the frame is not valid Yjs, or contains what a note cannot hold
   */
  hear(member: Member, frame: Frame): number {
    switch (frame.type) {
      case 'step1': {
        if (frame.vector.length > longestVector) throw tooLarge('a state vector that is too long');
        const isOneMore = this.#answers.ask(member, frame.vector);
        return frameUnits + (isOneMore ? this.doc.structs + frame.vector.length : 0);
      }
      case 'content': {
        const before = this.doc.work;
        this.#take(member, frame.update, frame.answer);
        return frameUnits + this.doc.work - before + this.members.size * relayUnits;
      }
      case 'awareness':
        if (this.visitors.hear(member, frame.states) === 'too_large') member.close('too_large');
        return frameUnits + frame.states.length / 50;
      case 'query': {
        const states = this.visitors.frame();
        if (states) member.send(states);
        return frameUnits + this.members.size;
      }
    }
  }

  /** All changes up to here are in the document. */
  get seq(): number {
    return this.#sequence.upto;
  }

  /** Everything in the document is persisted. */
  get isPersisted(): boolean {
    return this.#persisted.isPersisted;
  }

  /** Runs it when the document's present content is persisted; never, if the room is dropped before. */
  whenPersisted(run: () => void): void {
    this.#persisted.whenPersisted(run);
  }

  /** Applies changes that another node has committed. */
  hearNode(updates: { seq: number; data: Uint8Array }[], writers: [number, string][]): void {
    this.#tellWriters(this.#writers.add(writers));
    for (const { seq, data } of updates) {
      if (this.#sequence.has(seq)) continue;
      this.#historyBytes += data.length;
      // Earlier changes are missing: read all of them, in order.
      if (seq !== this.seq + 1) return void this.catchUp();
      const fresh = this.#apply([data]);
      if (!fresh) return;
      this.#relay(fresh);
      this.#sequence.add(seq);
    }
  }

  /** Reads from the disk the changes that the document lacks. */
  catchUp(): void {
    if (!this.closed) void this.#reading.run();
  }

  freeze(at: Date): void {
    if (this.frozenAt) return;
    this.frozenAt = at;
    for (const member of this.members) {
      if (member.wantsNotices) member.send(noticeFrame({ type: 'frozen', at: at.toISOString() }));
    }
  }

  /** Disconnects all members. */
  close(why: NoteClose): void {
    this.closed = true;
    this.#persisted.clear();
    this.visitors.close();
    for (const member of this.members) member.close(why);
    this.doc.destroy();
  }

  /** Receives the store's results; one function for all, so that a batch is announced at once. */
  readonly onPersisted = (results: Results): void => {
    if (this.closed) return;
    // The document holds changes that the store refused: all members are disconnected, and return to the persisted state. The
    // next room, loaded from disk, identifies the forger.
    if (results.some((result) => 'refused' in result.outcome)) return void this.#parts.failed(this);
    const updates = results.map(({ change, outcome }) => ({
      seq: (outcome as { seq: number }).seq,
      data: change.data,
    }));
    for (const { seq, data } of updates) {
      this.#sequence.add(seq);
      this.#historyBytes += data.length;
    }
    const writers = results.flatMap(({ change }) =>
      change.writers.map((id): [number, string] => [id, change.authorId]),
    );
    this.#tellWriters(writers);
    const authors = new Set(results.map(({ change }) => change.member));
    // The only author of the batch already has all of it.
    const [author] = authors.size === 1 ? authors : [];
    this.#relay(
      updates.map((update) => update.data),
      author,
    );
    for (const { change } of results) {
      change.member.unsaved -= change.data.length;
      if (change.count !== undefined) change.member.saved(change.count);
    }
    this.#parts.publish?.changes(this.note.id, updates, writers);
    this.#persisted.persisted(results.length);
    if (this.#sequence.hasGap) this.catchUp();
  };

  #take(member: Member, update: Uint8Array, answer: boolean): void {
    const examined = this.doc.examine(update);
    const { clients } = examined;
    const mine = member.who.reviewerId;
    const count = ++member.received;
    if (answer) member.resyncRequested = false;
    if (!this.#writers.mayUse(clients, mine)) return void this.#resync.doubt(member);
    if (this.frozenAt) {
      if (!this.doc.knows(examined)) return void member.close('frozen');
      return void this.whenPersisted(() => member.saved(count));
    }
    this.#check(member, examined);
    const fresh = this.#apply([update], member);
    if (!fresh) return;
    if (this.doc.dropPending()) {
      member.hasGap = true;
      this.#resync.ask(member);
    } else if (answer) {
      member.hasGap = false;
      member.suspectedForgery = false;
    }
    const notices = member.hasGap ? undefined : count;
    const [data] = fresh;
    if (!data) {
      if (notices !== undefined) this.whenPersisted(() => member.saved(notices));
      return;
    }
    const writers = [...clients].filter((id) => !this.#writers.has(id) && this.doc.has(id));
    this.#writers.add(writers.map((id) => [id, mine]));
    this.#persisted.submit();
    member.unsaved += data.length;
    const change = { room: this, member, noteId: this.note.id, authorId: mine, data, writers, count: notices };
    this.#parts.store.add(change, this.onPersisted);
  }

  /** @throws UpdateRefused when the note cannot hold it, permanently or at present; what joining pages repeat takes no room */
  #check(member: Member, examined: Examined): void {
    const bytes = examined.bytes.length;
    try {
      this.doc.check(examined);
      if (this.#historyBytes + bytes > noteLimits.historyBytes) throw new UpdateRefused('full', 'a full history');
      if (member.unsaved + bytes > mostUnsavedBytes)
        throw new UpdateRefused('later', 'too much that is not stored yet');
    } catch (error) {
      const wantsRoom = error instanceof UpdateRefused && (error.as === 'full' || error.as === 'later');
      if (!wantsRoom || !this.doc.knows(examined)) throw error;
    }
  }

  /** @returns the new part: one update, or none; undefined when Yjs applied it partially: this room is then dropped */
  #apply(updates: readonly Uint8Array[], from?: Member): Uint8Array[] | undefined {
    try {
      const fresh = this.doc.apply(updates);
      return fresh ? [fresh] : [];
    } catch {
      // The update must not be logged: it may contain a reviewer's text.
      from?.close('malformed');
      this.#parts.failed(this);
      return undefined;
    }
  }

  #relay(updates: Uint8Array[], except?: Member): void {
    if (updates.length === 0) return;
    const packed = pack(updateFrame(mergeUpdates(updates)));
    for (const member of this.members) if (member !== except) member.sendPacked(packed);
  }

  async #read(): Promise<void> {
    const { db } = this.#parts.ctx;
    const rows = await readUpdates(db, this.note.id, this.seq);
    const writers = await readWriters(db, this.note.id);
    if (this.closed) return;
    this.#tellWriters(this.#writers.add([...writers]));
    const fresh = this.#apply(rows.map((row) => row.data));
    if (!fresh) return;
    this.#relay(fresh);
    for (const row of rows) this.#historyBytes += row.data.length;
    this.#sequence.addUpTo(rows.at(-1)?.seq ?? 0);
  }

  #tellWriters(writers: [number, string][]): void {
    if (writers.length === 0) return;
    const packed = pack(noticeFrame({ type: 'writers', writers: Object.fromEntries(writers) }));
    for (const member of this.members) if (member.wantsNotices) member.sendPacked(packed);
  }
}
