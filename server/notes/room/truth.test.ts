import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { noteClose } from '../../../shared/note/close.ts';
import { frameTypes } from '../../../shared/note/wire.ts';
import type { Db } from '../../db/database.ts';
import { LocalNotifier } from '../../log/notifier/notifier-local.ts';
import { makeDatabase } from '../../testing/database.ts';
import { makeLogger } from '../../testing/logger.ts';
import { makeReviewer } from '../../testing/make.ts';
import { makeNoteNode, makeNoteWorld, type NoteNode } from '../../testing/notes/note-node.ts';
import { noteText } from '../../testing/notes/note-text.ts';
import { updateFrame } from '../connection/frames.ts';
import { readNote } from '../queries.ts';

/** Two nodes that do not hear each other: what one of them believes is not what the disk has. */
let db: Db;
let here: NoteNode;
let there: NoteNode;
beforeAll(async () => {
  db = await makeDatabase();
  here = await makeNoteNode({ db, notifier: new LocalNotifier(makeLogger()) });
  there = await makeNoteNode({ db, notifier: new LocalNotifier(makeLogger()) });
});
afterEach(() => {
  here.closePages();
  there.closePages();
});
afterAll(async () => {
  await here.close();
  await there.close();
  await db.destroy();
});
type World = Awaited<ReturnType<typeof makeNoteWorld>>;
const onDisk = async ({ companyId, noteId }: World): Promise<Y.Doc> => {
  const doc = new Y.Doc();
  for (const update of (await readNote(db, companyId, noteId))!.updates) Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBeNull();
  return doc;
};
const says = async (world: World) => noteText(await onDisk(world)).toString();
const openAt = async (node: NoteNode, { noteId }: World, who: World['ana'], more = {}) => {
  const page = node.open(node.admit(who), noteId, more);
  await expect.poll(() => page.isSynced()).toBe(true);
  return page;
};

// Yjs tidied up as a second change, and only the second was kept: what the author typed from then on was told to be saved
// and was on no disk.
test('N4 two who make the same words bold at once lose nothing of what they write after it', async () => {
  const world = await makeNoteWorld(db);
  const [a, b] = [await openAt(here, world, world.ana), await openAt(here, world, world.ben)];
  a.write('The portrait does not match.');
  const body = (doc: Y.Doc) => (doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  await expect.poll(() => b.says().length).toBe(28);
  for (const { doc } of [a, b]) body(doc).format(0, 5, { bold: {} });
  await expect.poll(() => a.isSaved() && b.isSaved()).toBe(true);
  body(a.doc).insert(0, 'Ana. ');
  body(b.doc).insert(body(b.doc).length, ' Ben.');
  await expect.poll(() => body(a.doc).toString()).toMatch(/^(<bold>)?Ana\. .*Ben\.$/);
  await expect.poll(() => a.isSaved() && b.isSaved()).toBe(true);
  expect(body(await onDisk(world)).toString()).toBe(body(a.doc).toString());
  expect(body(b.doc).toString()).toBe(body(a.doc).toString());
});

/** A paragraph, and then one beside one that its author never wrote: Yjs throws at the second, having taken the first. */
function halfGood(): Uint8Array {
  const encoder = encoding.createEncoder();
  const client = 7;
  for (const n of [1, 2, client, 0]) encoding.writeVarUint(encoder, n);
  const element = () => {
    encoding.writeVarUint(encoder, 3);
    encoding.writeVarString(encoder, 'paragraph');
  };
  encoding.writeUint8(encoder, 7);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, 'body');
  element();
  encoding.writeUint8(encoder, 7 | 128);
  for (const n of [client, 9_999]) encoding.writeVarUint(encoder, n);
  element();
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

test('N4 N12 what Yjs would take by half is not taken at all', async () => {
  const world = await makeNoteWorld(db);
  const a = await openAt(here, world, world.ana);
  a.write('Honest.');
  const b = await openAt(here, world, world.ben);
  b.send(updateFrame(halfGood()));
  expect((await b.ended).code).toBe(noteClose.malformed);
  const c = await openAt(here, world, await makeReviewer(db, world.companyId));
  await expect.poll(() => c.says()).toBe('Honest.');
  expect(await says(world)).toBe('Honest.');
});

test('N12 an update of a crowd of authors is refused before it costs anything', async () => {
  const world = await makeNoteWorld(db);
  const doc = new Y.Doc();
  for (let i = 0; i < 200; i++) {
    doc.clientID = i + 1;
    noteText(doc).insert(0, 'x');
  }
  const a = await openAt(here, world, world.ana);
  a.send(updateFrame(Y.encodeStateAsUpdate(doc)));
  expect((await a.ended).code).toBe(noteClose.malformed);
});

test('N7 nothing of a forger is kept, neither with the first frame nor with those behind it', async () => {
  const world = await makeNoteWorld(db);
  const other = await makeNoteNode({ db, notifier: new LocalNotifier(makeLogger()) });
  const forger = await openAt(other, world, world.ben);
  const a = await openAt(here, world, world.ana);
  a.write('Ana’s.');
  await expect.poll(() => a.isSaved()).toBe(true);
  const forged = new Y.Doc();
  forged.clientID = a.doc.clientID;
  const updates: Uint8Array[] = [];
  forged.on('update', (update: Uint8Array) => updates.push(update));
  noteText(forged).insert(0, 'zzzzzz');
  noteText(forged).insert(6, ' and this');
  for (const update of updates) forger.send(updateFrame(update));
  await forger.ended;
  // All that it took is on the disk then, or is not taken.
  await other.close();
  expect(await says(world)).toBe('Ana’s.');
  const rows = await db.selectFrom('note_update').select('author_id').where('note_id', '=', world.noteId).execute();
  expect(rows).toEqual([{ author_id: world.ana.id }]);
});

test('N7 who brings a colleague’s words to a node that has not heard them yet is no forger', async () => {
  const world = await makeNoteWorld(db);
  const status = await openAt(there, world, world.ben);
  status.write('Known there. ');
  await expect.poll(() => status.isSaved()).toBe(true);
  const [a, b] = [await openAt(here, world, world.ana), await openAt(here, world, world.ben)];
  b.write('From Ben. ');
  await expect.poll(() => a.says()).toContain('From Ben.');
  a.close();
  const moved = there.open(there.admit(world.ana), world.noteId, { doc: a.doc });
  // Sent elsewhere at most, which is no verdict: a page comes back by itself.
  const code = await Promise.race([
    moved.ended.then((end) => end.code),
    expect
      .poll(() => moved.isSaved())
      .toBe(true)
      .then(() => 0),
  ]);
  expect([0, noteClose.not_saved]).toContain(code);
  const back = await openAt(there, world, world.ana, { doc: a.doc });
  back.write('And Ana. ');
  await expect.poll(() => back.isSaved()).toBe(true);
  expect(await says(world)).toBe(back.says());
  expect(back.says()).toContain('From Ben. ');
});

test('N7 a forger at a node that knows better is told so, after the disk was asked', async () => {
  const world = await makeNoteWorld(db);
  const a = await openAt(here, world, world.ana);
  a.write('Ana’s.');
  await expect.poll(() => a.isSaved()).toBe(true);
  const doc = new Y.Doc();
  const forger = await openAt(here, world, world.ben, { doc });
  doc.clientID = a.doc.clientID;
  noteText(doc).insert(noteText(doc).length, ' Forged.');
  expect((await forger.ended).code).toBe(noteClose.forged);
  expect(await says(world)).toBe('Ana’s.');
});

test('N6 nothing is `saved` behind a frame that was put aside', async () => {
  const world = await makeNoteWorld(db);
  const a = await openAt(here, world, world.ana);
  a.write('known');
  await expect.poll(() => a.isSaved()).toBe(true);
  const before = a.saved();
  const other = new Y.Doc();
  const updates: Uint8Array[] = [];
  other.on('update', (update: Uint8Array) => updates.push(update));
  noteText(other).insert(0, 'first ');
  noteText(other).insert(6, 'second ');
  // As a page that cannot answer what it is asked again.
  a.socket.removeAllListeners('message');
  const described: number[] = [];
  a.socket.on('message', (frame: Buffer) => {
    if (frame[0] !== frameTypes.notice) return;
    const wording = JSON.parse(frame.subarray(frame.indexOf('{')).toString()) as { type: string; count: number };
    if (wording.type === 'saved') described.push(wording.count);
  });
  a.send(updateFrame(updates[1]!));
  noteText(a.doc).delete(0, 1);
  await expect.poll(() => says(world)).toBe('nown');
  a.send(updateFrame(Y.encodeStateAsUpdate(a.doc)));
  const b = await openAt(here, world, world.ben);
  await expect.poll(() => b.says()).toBe('nown');
  expect(described.filter((count) => count > before)).toEqual([]);
});

test('a server that goes while a note is loading sends elsewhere; it does not say that there is none', async () => {
  const world = await makeNoteWorld(db);
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const held = new WeakSet<object>();
  const slow = db.withPlugin({
    transformQuery({ node, queryId }) {
      if (JSON.stringify(node).includes('note_writer')) held.add(queryId);
      return node;
    },
    async transformResult({ result, queryId }) {
      if (held.has(queryId)) await gate;
      return result;
    },
  });
  const going = await makeNoteNode({ db: slow, notifier: new LocalNotifier(makeLogger()) });
  const page = going.open(going.admit(world.ana), world.noteId);
  await once(page.socket, 'open');
  setTimeout(open, 50);
  const closing = going.app.close();
  expect((await page.ended).code).toBe(noteClose.restarting);
  await closing;
});
