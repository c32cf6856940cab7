import * as encoding from 'lib0/encoding';
import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { writeSyncStep2 } from 'y-protocols/sync';
import * as Y from 'yjs';
import { frameTooLarge, noteClose } from '../../../../shared/note/close.ts';
import { frameTypes } from '../../../../shared/note/wire.ts';
import { eventually } from '../../../../shared/testing/eventually.ts';
import type { Note } from '../../session-model/note.ts';
import { wordingOf } from '../save-state.tsx';
import { FarEnd } from '../testing/far-end.ts';
import { createNote } from './create-note.ts';

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
  await eventually(() => expect(end.lines).toHaveLength(before + 1));
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
  expect(wordingOf(note.state())).toBe('opening');
  expect(note.writable()).toBe(false);
  end.accept();
  expect(wordingOf(note.state())).toBe('saved');
  expect(note.writable()).toBe(true);
  end.keeps = false;
  note.doc.getText('t').insert(0, 'a');
  expect(wordingOf(note.state())).toBe('saving');
  end.line.close(1006);
  expect(wordingOf(note.state())).toBe('offlineUnkept');
  expect(note.writable()).toBe(true);
  end.keeps = true;
  await eventually(() => expect(end.lines).toHaveLength(2));
  end.accept();
  expect(wordingOf(note.state())).toBe('saved');
  expect(end.doc.getText('t').toString()).toBe('a');
});

it('offline with nothing of one’s own says just that', async () => {
  await open();
  end.accept();
  end.line.close(1006);
  expect(wordingOf(note.state())).toBe('offline');
});

it('is read-only from the decision on, be it known before or told', async () => {
  await open(frozenAt);
  expect(note.state()).toEqual({ kind: 'frozen', at: frozenAt, unsaved: false, onDevice: 'no' });
  expect(note.writable()).toBe(false);
  dispose();
  await open();
  end.accept();
  end.tell({ type: 'frozen', at: frozenAt });
  expect(note.state()).toEqual({ kind: 'frozen', at: frozenAt, unsaved: false, onDevice: 'no' });
  expect(note.writable()).toBe(false);
});

it('what came too late is known as such once the server was compared with, not before', async () => {
  await open();
  end.accept();
  end.line.close(1006);
  note.doc.getText('t').insert(0, 'late');
  await eventually(() => expect(end.lines).toHaveLength(2));
  end.answers = false;
  end.line.open();
  end.tell({ type: 'frozen', at: frozenAt });
  end.ask();
  expect(note.state()).toMatchObject({ kind: 'frozen', unsaved: false });
  end.line.say(frameTypes.sync, (encoder) => writeSyncStep2(encoder, end.doc));
  expect(note.state()).toMatchObject({ kind: 'frozen', unsaved: true, onDevice: 'no' });
  expect(end.doc.getText('t').toString()).toBe('');
});

// A note of its own was opened in its place once, and the only copy of the words went with the old one.
it('words that the server refused and no device keeps stay on the page', async () => {
  await open();
  end.accept();
  end.keeps = false;
  note.doc.getText('t').insert(0, 'late');
  end.line.close(noteClose.frozen);
  expect(reopened).toBe(0);
  expect(note.state()).toMatchObject({ kind: 'frozen', unsaved: true, onDevice: 'no' });
  expect(note.doc.getText('t').toString()).toBe('late');
  await note.discard();
  expect(reopened).toBe(1);
});

it.each([
  [noteClose.unauthenticated, 'unauthenticated'],
  [frameTooLarge, 'too_large'],
] as const)('a line cut off for good by %i says why, and what of ours is only here', async (code, problem) => {
  await open();
  end.accept();
  end.keeps = false;
  note.doc.getText('t').insert(0, 'a');
  end.line.close(code);
  expect(note.state()).toEqual({ kind: 'refused', code: problem, unsaved: true, onDevice: 'no' });
  expect(note.writable()).toBe(false);
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  // Another copy was opened in its place once: the words that only this one had were gone.
  end.keeps = true;
  note.tryAgain();
  end.accept();
  expect(note.state()).toEqual({ kind: 'saved' });
  expect(end.doc.getText('t').toString()).toBe('a');
  expect(reopened).toBe(0);
});

// security.md M5: a note has a budget; what is beyond it stays on the screen until its author lets it go.
it('full: the words that found no room stay on the page, and can be given up to go on', async () => {
  await open();
  end.accept();
  end.keeps = false;
  note.doc.getText('t').insert(0, 'too much');
  end.line.close(noteClose.full);
  expect(note.state()).toEqual({ kind: 'full', unsaved: true, onDevice: 'no' });
  expect(wordingOf(note.state())).toBe('full');
  expect(note.writable()).toBe(false);
  expect(note.doc.getText('t').toString()).toBe('too much');
  expect(end.lines).toHaveLength(1);
  await note.discard();
  expect(reopened).toBe(1);
});

it('asks nobody to stay who leaves nothing behind', async () => {
  await open();
  end.accept();
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(false);
});

it('knows by the server’s word whose words these are, and nobody else’s', async () => {
  await open();
  end.accept();
  end.tell({ type: 'writers', writers: { 77: 'ben', 78: 'ana', [note.doc.clientID]: 'ben' } });
  await eventually(() => expect(note.writerOf(77)).toEqual(ben));
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
  // One such broke the page of everybody in the note.
  other.setLocalState({ user: ben, place: { tab: 'notes', photos: 5 } });
  const odd = encodeAwarenessUpdate(other, [other.clientID]);
  end.line.say(frameTypes.awareness, (encoder) => encoding.writeVarUint8Array(encoder, odd));
  expect(note.visitors()).toEqual([{ clientId: other.clientID, user: ben, place: { tab: 'notes' } }]);
  end.line.close(1006);
  expect(note.visitors()).toEqual([]);
  // Who did not move meanwhile is said to be there with the clock of before; they were not shown for a while.
  await eventually(() => expect(end.lines).toHaveLength(2));
  end.accept();
  end.line.say(frameTypes.awareness, (encoder) => encoding.writeVarUint8Array(encoder, odd));
  expect(note.visitors()).toHaveLength(1);
  other.destroy();
});

it('thawed: the line comes back without the word that it is frozen, and what came too late goes out after all', async () => {
  await open(frozenAt);
  end.tell({ type: 'frozen', at: frozenAt });
  end.accept();
  note.doc.getText('t').insert(0, 'late');
  expect(note.state()).toMatchObject({ kind: 'frozen', unsaved: true });
  end.line.close(noteClose.restarting);
  await eventually(() => expect(end.lines).toHaveLength(2));
  expect(note.writable()).toBe(false);
  end.accept();
  expect(note.writable()).toBe(true);
  expect(wordingOf(note.state())).toBe('saved');
  expect(end.doc.getText('t').toString()).toBe('late');
});
