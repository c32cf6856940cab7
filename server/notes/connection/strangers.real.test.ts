import type { KyselyPlugin } from 'kysely';
import * as encoding from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { noteClose } from '../../../shared/note/close.ts';
import { noteLimits } from '../../../shared/note/limits.ts';
import { longestFrame } from '../../../shared/note/wire.ts';
import type { Db } from '../../db/database.ts';
import { LocalNotifier } from '../../log/notifier/notifier-local.ts';
import { makeDatabase } from '../../testing/database.ts';
import { makeLogger } from '../../testing/logger.ts';
import { makeReviewer } from '../../testing/make.ts';
import { makeNoteNode, makeNoteWorld, type NoteNode } from '../../testing/notes/note-node.ts';
import { noteText } from '../../testing/notes/note-text.ts';
import { awareness } from '../notes-suite.ts';
import { step1Frame, updateFrame } from './frames.ts';

let db: Db;
let node: NoteNode;
const notifier = new LocalNotifier(makeLogger());
const mostWaiting = 256 * 1024;
/** Not that of the look at logins. */
const pingEvery = 14_000;
beforeAll(async () => {
  db = await makeDatabase();
  node = await makeNoteNode({ db, notifier }, { mostWaiting, pingEvery });
});
afterEach(() => node.closePages());
afterAll(async () => {
  await node.close();
  await db.destroy();
});

test('N11 nobody gets a socket without a login, from a foreign page, for a note of another company or one that is none', async () => {
  const [mine, theirs] = [await makeNoteWorld(db), await makeNoteWorld(db)];
  const viewer = node.admit(mine.ana);
  const status = (noteId: string, of = viewer, headers: Record<string, string> = {}) =>
    node.open(of, noteId, { headers }).refused;
  expect(await status(mine.noteId, { ...viewer, loginId: 'nobody' })).toBe(401);
  expect(await status(mine.noteId, viewer, { origin: 'https://evil.example' })).toBe(403);
  expect(await status(theirs.noteId)).toBe(404);
  expect(await status(crypto.randomUUID())).toBe(404);
  expect(await status('..%2f..')).toBe(404);
  const own = node.open(viewer, mine.noteId, { headers: { origin: node.url.replace('ws:', 'http:') } });
  await expect.poll(() => own.isSynced()).toBe(true);
});

/** Each ends its own line by name, and the others in the room notice nothing. */
const update = (bytes: number): Uint8Array => {
  const doc = new Y.Doc();
  noteText(doc).insert(0, 'x'.repeat(bytes));
  return Y.encodeStateAsUpdate(doc);
};
const valid = update(10);
type Page = ReturnType<NoteNode['open']>;
const states = (n: number): [number, number, string][] => Array.from({ length: n }, (_, i) => [i + 1, 1, '{}']);
const rubbish: [string, number, (page: Page) => void][] = [
  ['a text frame', noteClose.malformed, (page) => page.socket.send('hello')],
  ['an empty frame', noteClose.malformed, (page) => page.send(new Uint8Array())],
  ['a type that nobody knows', noteClose.malformed, (page) => page.send(Uint8Array.of(77, 1, 0))],
  ['a length past the end', noteClose.malformed, (page) => page.send(Uint8Array.of(0, 2, 200, 1, 1))],
  ['bytes behind the end', noteClose.malformed, (page) => page.send(Uint8Array.of(...updateFrame(valid), 0))],
  [
    'an update that is none',
    noteClose.malformed,
    (page) => page.send(updateFrame(Uint8Array.from({ length: 60 }, () => 255))),
  ],
  ['an update cut off', noteClose.malformed, (page) => page.send(updateFrame(valid.slice(0, valid.length - 3)))],
  ['a state vector that is none', noteClose.malformed, (page) => page.send(Uint8Array.of(0, 0, 2, 255, 255))],
  [
    'awareness that is no JSON',
    noteClose.malformed,
    (page) => page.send(awareness(page.frame, [[page.doc.clientID, 9, '{']])),
  ],
  [
    'awareness that is no object',
    noteClose.malformed,
    (page) => page.send(awareness(page.frame, [[page.doc.clientID, 9, '[1]']])),
  ],
  ['10,000 awareness states', noteClose.malformed, (page) => page.send(awareness(page.frame, states(10_000)))],
  [
    'an awareness state of 5 kB',
    noteClose.too_large,
    (page) => page.send(awareness(page.frame, [[page.doc.clientID, 9, JSON.stringify({ a: 'x'.repeat(5_000) })]])),
  ],
  ['an update that is too long', 1009, (page) => page.send(updateFrame(update(longestFrame)))],
  [
    'a flood',
    noteClose.rate_limited,
    (page) => {
      for (let i = 0; i < 2_500; i++) page.send(Uint8Array.of(3));
    },
  ],
  [
    'a flood of few and large',
    noteClose.rate_limited,
    (page) => {
      // Nothing that is new: a state that all have, over and over.
      const large = updateFrame(update(noteLimits.bytes / 2));
      for (let i = 0; i < 12; i++) page.send(large);
    },
  ],
];
test.each(rubbish)('N12 %s', async (_name, code, send) => {
  const { noteId, ana, ben } = await makeNoteWorld(db);
  const b = node.open(node.admit(ben), noteId);
  await expect.poll(() => b.isSynced()).toBe(true);
  const a = node.open(node.admit(ana), noteId);
  await expect.poll(() => a.isSynced()).toBe(true);
  send(a);
  expect((await a.ended).code).toBe(code);
  b.write('undisturbed');
  await expect.poll(() => b.isSaved()).toBe(true);
  expect(b.heard.filter((t) => t.type === 'writers').at(-1)).toMatchObject({ writers: { [b.doc.clientID]: ben.id } });
});

test('N13 what comes before the room is open is kept, up to a bound', async () => {
  const gate = makeGate();
  const slow = await makeNoteNode({ db: db.withPlugin(gate), notifier });
  try {
    const { noteId, ana, ben } = await makeNoteWorld(db);
    const impatient = (of: typeof ana, frames: number) => {
      const page = slow.open(slow.admit(of), noteId);
      page.socket.once('open', () => {
        for (let i = 0; i < frames; i++) page.write(`${i} `);
      });
      return page;
    };
    const [patient, flood] = [impatient(ana, 50), impatient(ben, 500)];
    expect((await flood.ended).code).toBe(noteClose.rate_limited);
    await expect.poll(() => patient.sent()).toBe(50);
    gate.open();
    await expect.poll(() => patient.isSaved()).toBe(true);
    expect(patient.says()).toContain('49');
  } finally {
    await slow.close();
  }
});

/** Nobody learns who the writers of a note are until it opens. */
function makeGate(): KyselyPlugin & { open(): void } {
  const asked = new Set<object>();
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    open: resolve,
    transformQuery({ node: query, queryId }) {
      if (JSON.stringify(query).includes('note_writer')) asked.add(queryId);
      return query;
    },
    async transformResult({ result, queryId }) {
      if (asked.has(queryId)) await promise;
      return result;
    },
  };
}

test('N14 a reader that stops reading is let go at a bound, and comes back to all of it', async () => {
  const { noteId, ana, ben } = await makeNoteWorld(db);
  const [writer, reader] = [node.open(node.admit(ana), noteId), node.open(node.admit(ben), noteId)];
  await expect.poll(() => writer.isSynced() && reader.isSynced()).toBe(true);
  reader.awareness.setLocalState({ here: true });
  const isIn = () => writer.awareness.getStates().has(reader.doc.clientID);
  await expect.poll(isIn).toBe(true);
  writer.write('x'.repeat(1_000_000));
  await expect.poll(() => reader.says().length).toBe(1_000_000);
  (reader.socket as unknown as { pause(): void }).pause();
  // The kernel keeps some megabytes for a reader before anything waits here: it asks for the whole note again and again.
  for (let i = 0; i < 40 && isIn(); i++) {
    reader.send(step1Frame(Uint8Array.of(0)));
    writer.write('and more ');
    await expect.poll(() => writer.isSaved()).toBe(true);
  }
  await expect.poll(isIn).toBe(false);
  (reader.socket as unknown as { resume(): void }).resume();
  await reader.ended;
  const back = node.open(node.admit(ben), noteId, { doc: reader.doc });
  await expect.poll(() => back.says() === writer.says()).toBe(true);
});

test('N15 a login that is revoked takes its sockets with it, told by the notifier or not', async () => {
  const { noteId, ana, ben, companyId } = await makeNoteWorld(db);
  const viewer = node.admit(ana);
  const [a, b] = [node.open(viewer, noteId), node.open(node.admit(ben), noteId)];
  await expect.poll(() => a.isSynced() && b.isSynced()).toBe(true);
  notifier.publish({ type: 'login_revoked', loginId: viewer.loginId });
  expect((await a.ended).code).toBe(noteClose.unauthenticated);
  // None of these logins is in the database: the look finds that they have ended.
  node.tick(15_000);
  expect((await b.ended).code).toBe(noteClose.unauthenticated);
  const colleague = await makeReviewer(db, companyId);
  const c = node.open(node.admit(colleague), noteId);
  await expect.poll(() => c.isSynced()).toBe(true);
});

test('N16 a line that answers no ping is dead, and its caret gone', async () => {
  const { noteId, ana, ben } = await makeNoteWorld(db);
  const [a, b] = [node.open(node.admit(ana), noteId), node.open(node.admit(ben), noteId)];
  let pinged = false;
  b.socket.once('ping', () => {
    pinged = true;
  });
  a.awareness.setLocalState({ here: true });
  await expect.poll(() => b.awareness.getStates().has(a.doc.clientID)).toBe(true);
  (a.socket as unknown as { pause(): void }).pause();
  node.tick(pingEvery);
  await expect.poll(() => pinged).toBe(true);
  node.tick(pingEvery);
  await expect.poll(() => b.awareness.getStates().has(a.doc.clientID)).toBe(false);
  expect(b.socket.readyState).toBe(WebSocket.OPEN);
});

test('no word of a note is in the log of the process', async () => {
  const { noteId, ana } = await makeNoteWorld(db);
  const a = node.open(node.admit(ana), noteId);
  a.write('an unmistakable secret');
  await expect.poll(() => a.isSynced()).toBe(true);
  a.write('an unmistakable secret');
  await expect.poll(() => a.isSaved()).toBe(true);
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, 'an unmistakable secret');
  a.send(encoding.toUint8Array(encoder));
  await a.ended;
  const { error, warn, info } = node.logger;
  const wording = [error, warn, info].flatMap((method) => method.mock.calls);
  expect(JSON.stringify(wording)).not.toContain('unmistakable');
});
