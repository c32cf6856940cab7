import type { Awareness } from 'y-protocols/awareness';
import type { NoteAwareness } from '../../../shared/note/awareness.ts';
import { readPlace } from '../../../shared/note/read.ts';
import type { Visitor } from '../session-model/note.ts';

/** The others at a note. Their `user` is the server's word; what they say of their place is read before it is believed. */
export function visitorsOf(awareness: Awareness): Visitor[] {
  return [...awareness.getStates()]
    .filter(([clientId, state]) => clientId !== awareness.clientID && 'user' in state)
    .map(([clientId, state]) => {
      const { place, ...wording } = state as NoteAwareness;
      const read = readPlace(place);
      return { ...wording, ...(read && { place: read }), clientId };
    });
}
