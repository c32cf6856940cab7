import { randomUUID } from 'node:crypto';
import { Gauge } from 'prom-client';
import type { Context } from '../../context.ts';
import type { Every } from '../../log/follow.ts';
import type { NotifierMessage } from '../../log/notifier/notifier.ts';
import type { Member } from '../connection/member.ts';
import { visitTimes } from '../connection/visitors.ts';
import { findPlaces, type NoteRef, readNote } from '../queries.ts';
import { compact } from '../store/compact.ts';
import { NoteStore } from '../store/store.ts';
import { Room } from './room.ts';
import type { RoomChange, RoomParts } from './room-parts.ts';

/** Milliseconds between checks for changes whose hint was lost. */
export const sweepEvery = 2_000;
/** Changes after which an open note is compacted too: another node that opens it need not read thousands of keystrokes. */
const compactEvery = 1_000;

const open = new Gauge({ name: 'vidimus_notes_open', help: 'Notes that are open at this node' });

/** The open notes of this node. */
export class Rooms {
  readonly #ctx: Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>;
  readonly #node = randomUUID();
  readonly #rooms = new Map<string, Promise<Room | undefined>>();
  readonly #openRooms = new Map<string, Room>();
  readonly #store: NoteStore<RoomChange>;
  readonly #parts: RoomParts;
  readonly #stops: (() => void)[];
  #sweeping = false;
  #closed = false;

  constructor(ctx: Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>, repeat: Every) {
    this.#ctx = ctx;
    this.#store = new NoteStore(ctx, (err, changes) => {
      ctx.logger.error({ err }, 'notes: changes could not be stored; their rooms are opened anew');
      for (const room of new Set(changes.map((change) => change.room))) this.#drop(room, 'not_saved');
    });
    this.#parts = { ctx, store: this.#store, publish: this.#ring(), failed: (room) => this.#drop(room, 'not_saved') };
    this.#stops = [
      ctx.notifier.listen((message) => this.#hear(message)),
      ctx.notifier.onReconnect(() => {
        for (const room of this.#openRooms.values()) room.visitors.beat(true);
        this.sweep();
      }),
      repeat(sweepEvery, () => this.sweep()),
      repeat(visitTimes.heartbeat, () => {
        if (!ctx.notifier.alone) for (const room of this.#openRooms.values()) room.visitors.beat(false);
      }),
    ];
  }

  /** @returns `gone` when the note no longer exists, `closing` when no one may enter any more. @throws when it cannot be read */
  async enter(note: NoteRef, member: Member, isHere: () => boolean): Promise<Room | 'gone' | 'closing'> {
    for (;;) {
      const room = await this.#get(note);
      if (this.#closed || !isHere()) return 'closing';
      if (!room) return 'gone';
      // Dropped after its last member left while we waited: the next iteration finds a new one.
      if (room.closed) continue;
      room.enter(member);
      return room;
    }
  }

  leave(room: Room, member: Member): void {
    room.leave(member);
    if (room.members.size === 0 && !room.closed) room.whenPersisted(() => void this.#unload(room));
  }

  /** Reads from the disk the changes whose hint was lost. */
  sweep(): void {
    if (this.#sweeping || this.#openRooms.size === 0) return;
    this.#sweeping = true;
    this.#look()
      .catch((err) => this.#ctx.logger.warn({ err }, 'notes: a sweep failed; the next one will find it'))
      .finally(() => {
        this.#sweeping = false;
      });
  }

  /** Disconnects all members; they reconnect to other nodes. */
  close(): void {
    this.#closed = true;
    for (const stop of this.#stops) stop();
    for (const room of this.#openRooms.values()) for (const member of room.members) member.close('restarting');
  }

  /** Resolves when all changes passed to the store are persisted, or have failed. */
  settled(): Promise<void> {
    return this.#store.settled();
  }

  /** One room for all concurrent callers. */
  #get(note: NoteRef): Promise<Room | undefined> {
    const known = this.#rooms.get(note.id);
    if (known) return known;
    const loading = this.#load(note);
    this.#rooms.set(note.id, loading);
    loading.then(
      (room) => room ?? this.#rooms.delete(note.id),
      () => this.#rooms.delete(note.id),
    );
    return loading;
  }

  async #load(note: NoteRef): Promise<Room | undefined> {
    const stored = await readNote(this.#ctx.db, note.companyId, note.id);
    if (!stored) return undefined;
    const room = new Room(note, stored, this.#parts);
    this.#openRooms.set(note.id, room);
    open.set(this.#openRooms.size);
    return room;
  }

  async #unload(room: Room): Promise<void> {
    if (room.members.size === 0 && room.isPersisted && !room.closed) await this.#compact(room);
    // A member may have joined in the meantime.
    if (room.members.size === 0 && room.isPersisted && !room.closed) this.#drop(room, 'restarting');
  }

  async #compact(room: Room): Promise<void> {
    try {
      const upto = room.seq;
      if (upto > room.compacted) await compact(this.#ctx.db, room);
      room.compacted = upto;
    } catch (err) {
      this.#ctx.logger.warn({ err, noteId: room.note.id }, 'notes: not compacted; it will be the next time');
    }
  }

  #drop(room: Room, why: 'not_saved' | 'restarting' | 'not_found'): void {
    if (room.closed) return;
    // Changes of this room that are not persisted must not be written after the next room has read the note.
    this.#store.forget(room.note.id, room.onPersisted);
    room.close(why);
    this.#rooms.delete(room.note.id);
    this.#openRooms.delete(room.note.id);
    open.set(this.#openRooms.size);
  }

  async #look(): Promise<void> {
    const looked = [...this.#openRooms.values()];
    const found = await findPlaces(
      this.#ctx.db,
      looked.map((room) => room.note.id),
    );
    const there = new Set(found.map(({ id }) => id));
    for (const room of looked) if (!there.has(room.note.id)) this.#drop(room, 'not_found');
    for (const { id, last_seq, frozen_at } of found) {
      const room = this.#openRooms.get(id);
      if (!room) continue;
      if (frozen_at) room.freeze(frozen_at);
      // The decision was undone or the session reopened: all members reconnect to a writable room, with the changes that they
      // have buffered.
      else if (room.frozenAt) {
        this.#drop(room, 'restarting');
        continue;
      }
      if (last_seq > room.seq && room.isPersisted) room.catchUp();
      if (room.members.size === 0) void this.#unload(room);
      else if (room.isPersisted && (room.doc.isWorn || room.seq - room.compacted >= compactEvery))
        await this.#compact(room);
    }
  }

  #hear(message: NotifierMessage): void {
    if (message.type !== 'note' && message.type !== 'note_awareness') return;
    if (message.node === this.#node) return;
    const room = this.#openRooms.get(message.noteId);
    if (!room) return;
    if (message.type === 'note_awareness') {
      room.visitors.hearNode(message.node, Buffer.from(message.states, 'base64'), message.asks);
    } else {
      const updates = message.updates.map(({ seq, data }) => ({ seq, data: Buffer.from(data, 'base64') }));
      room.hearNode(updates, message.writers);
    }
  }

  #ring(): RoomParts['publish'] {
    const { notifier } = this.#ctx;
    if (notifier.alone) return undefined;
    const node = this.#node;
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    return {
      changes(noteId, updates, writers) {
        const encoded = updates.map(({ seq, data }) => ({ seq, data: text(data) }));
        notifier.publish({ type: 'note', node, noteId, updates: encoded, writers });
      },
      states(noteId, states, asks) {
        notifier.publish({ type: 'note_awareness', node, noteId, states: text(states), asks });
      },
    };
  }
}
