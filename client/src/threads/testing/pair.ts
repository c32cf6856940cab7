import { createRoot, createSignal } from 'solid-js';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Colleagues } from '../../accounts/colleagues.ts';
import type { Note, Visitor, Writer } from '../../session-model/note.ts';

const people: Writer[] = [
  { id: 'ana', name: 'Ana Beridze', colour: 0 },
  { id: 'ben', name: 'Ben Koval', colour: 1 },
];

/** They, and two who have the same beginning of a name; Cid has left. */
export const colleagues: Colleagues = (() => {
  const all = [...people, { id: 'ben2', name: 'Ben', colour: 2 }, { id: 'cid', name: 'Cid', colour: 3 }].map((one) => ({
    ...one,
    active: one.id !== 'cid',
  }));
  return { all: () => all, find: (id) => all.find((one) => one.id === id) };
})();

/** Two people at one note, each with a document of their own; `cut` and `join` take the line between them away and back. */
export function makePair(): { notes: [Note, Note]; setWritable: (is: boolean) => void; cut(): void; join(): void } {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const writers = new Map(docs.map((doc, i) => [doc.clientID, people[i]!]));
  const line = 'line';
  let joined = true;
  const send = (from: 0 | 1) =>
    docs[from].on('update', (update, origin) => {
      if (joined && origin !== line) Y.applyUpdate(docs[from === 0 ? 1 : 0], update, line);
    });
  send(0);
  send(1);
  const [writable, setWritable] = createRoot(() => createSignal(true));
  const note = (at: 0 | 1): Note => ({
    id: 'note',
    sessionId: 'session',
    doc: docs[at],
    awareness: new Awareness(docs[at]),
    state: () => ({ kind: 'saved' }),
    loaded: () => true,
    writable,
    visitors: (): readonly Visitor[] => [],
    person: (id) => colleagues.find(id),
    writerOf: (clientId) => writers.get(clientId),
    me: people[at]!,
    discard: async () => {},
    tryAgain: () => {},
  });
  return {
    notes: [note(0), note(1)],
    setWritable,
    cut: () => {
      joined = false;
    },
    join: () => {
      joined = true;
      const [a, b] = docs;
      Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), line);
      Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), line);
    },
  };
}
