import * as encoding from 'lib0/encoding';
import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { noteClose } from '../../../shared/note/close.ts';
import { frameTypes } from '../../../shared/note/wire.ts';
import { createNote } from './create-note.ts';
import type { Note } from './note.ts';
import { saidOf } from './save-state.tsx';
import { FarEnd } from './testing/far-end.ts';

const me = { id: 'ana', name: 'Ana Beridze', colour: 0 };
const ben = { id: 'ben', name: 'Ben Koval', colour: 1 };
const frozenAt = '2026-11-23T09:00:00.000Z';

let end: FarEnd;
let note: Note;
let reopened: number;
let dispose: () => void;

/** This browser keeps nothing: there is no IndexedDB here. What it keeps where there is one, the journeys try. */
async function open(frozen: string | null = null): Promise<void> {
  const before = end.lines.length;
  createRoot((disposeRoot) => {
    dispose = disposeRoot;
    note = createNote({ noteId: 'n', frozenAt: frozen }, 's', me, () => reopened++);
  });
  await vi.waitFor(() => expect(end.lines).toHaveLength(before + 1));
}
beforeEach(() => {
  end = new FarEnd();
  reopened = 0;
  vi.stubGlobal('WebSocket', end.WebSocket);
  vi.stubGlobal('fetch', async () => Response.json([me, ben]));
});
afterEach(() => {
  dispose();
  vi.unstubAllGlobals();
});

it('says no more than is true: opening, saved, saving, offline with words that nobody keeps, saved again', async () => {
  await open();
  expect(saidOf(note.state())).toBe('opening');
  expect(note.writable()).toBe(false);
  end.accept();
  expect(saidOf(note.state())).toBe('saved');
  expect(note.writable()).toBe(true);
  end.keeps = false;
  note.doc.getText('t').insert(0, 'a');
  expect(saidOf(note.state())).toBe('saving');
  end.line.close(1006);
  expect(saidOf(note.state())).toBe('offlineUnkept');
  expect(note.writable()).toBe(true);
  end.keeps = true;
  await vi.waitFor(() => expect(end.lines).toHaveLength(2), 2_000);
  end.accept();
  expect(saidOf(note.state())).toBe('saved');
  expect(end.doc.getText('t').toString()).toBe('a');
});

it('offline with nothing of one’s own says just that', async () => {
  await open();
  end.accept();
  end.line.close(1006);
  expect(saidOf(note.state())).toBe('offline');
});

it('is read-only from the decision on, be it known before or told', async () => {
  await open(frozenAt);
  expect(note.state()).toEqual({ kind: 'frozen', at: frozenAt, unsaved: false });
  expect(note.writable()).toBe(false);
  dispose();
  await open();
  end.accept();
  end.tell({ type: 'frozen', at: frozenAt });
  expect(note.state()).toEqual({ kind: 'frozen', at: frozenAt, unsaved: false });
  expect(note.writable()).toBe(false);
});

it('is opened anew when the server refused what came after the decision, and cut off when it was refused itself', async () => {
  await open();
  end.accept();
  end.line.close(noteClose.frozen);
  expect(reopened).toBe(1);
  dispose();
  await open();
  end.accept();
  end.line.close(noteClose.unauthenticated);
  expect(note.state()).toEqual({ kind: 'refused', code: 'unauthenticated' });
  expect(note.writable()).toBe(false);
  expect(reopened).toBe(1);
});

it('knows by the server’s word whose words these are, and nobody else’s', async () => {
  await open();
  end.accept();
  end.tell({ type: 'writers', writers: { 77: 'ben', 78: 'ana', [note.doc.clientID]: 'ben' } });
  await vi.waitFor(() => expect(note.writerOf(77)).toEqual(ben));
  expect(note.writerOf(78)).toEqual(me);
  expect(note.writerOf(note.doc.clientID)).toEqual(me);
  expect(note.writerOf(79)).toBeUndefined();
});

it('shows who is here, without this window, and nobody without a line', async () => {
  await open();
  end.accept();
  const other = new Awareness(new Y.Doc());
  other.setLocalState({ user: ben, place: { tab: 'notes' } });
  const states = encodeAwarenessUpdate(other, [other.clientID]);
  end.line.say(frameTypes.awareness, (encoder) => encoding.writeVarUint8Array(encoder, states));
  expect(note.visitors()).toEqual([{ clientId: other.clientID, user: ben, place: { tab: 'notes' } }]);
  end.line.close(1006);
  expect(note.visitors()).toEqual([]);
  other.destroy();
});
