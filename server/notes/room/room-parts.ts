import type { Context } from '../../context.ts';
import type { Member } from '../connection/member.ts';
import type { Change, NoteStore } from '../store/store.ts';
import type { Room } from './room.ts';

/** A change being persisted, with the action that follows. */
export interface RoomChange extends Change {
  room: Room;
  member: Member;
  /** The member's frames up to this one are persisted with the change; undefined: some of them still wait for others. */
  count: number | undefined;
}

export interface RoomParts {
  ctx: Pick<Context, 'db' | 'now' | 'logger'>;
  store: NoteStore<RoomChange>;
  /** Publishes to the other nodes; undefined when there are none. */
  publish:
    | {
        changes(noteId: string, updates: { seq: number; data: Uint8Array }[], writers: [number, string][]): void;
        states(noteId: string, states: Uint8Array, asks: boolean): void;
      }
    | undefined;
  /** This room's memory can no longer be trusted. */
  failed(room: Room): void;
}
