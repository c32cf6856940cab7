import * as encoding from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Fact } from '../../shared/event.ts';
import { noteClose } from '../../shared/note/close.ts';
import { frameTypes } from '../../shared/note/wire.ts';
import type { Db, Trx } from '../db/database.ts';
import { LocalNotifier } from '../log/notifier/notifier-local.ts';
import { transact } from '../log/transact.ts';
import { makeLogger } from '../testing/logger.ts';
import { makeNoteNode, makeNoteWorld, type NoteNode, type NotePage } from '../testing/notes/note-node.ts';
import { noteText } from '../testing/notes/note-text.ts';
import { writeStates } from './connection/awareness.ts';
import { freezeNote, thawNote } from './freeze.ts';
import { listHistory } from './queries.ts';
import { sweepEvery } from './room/rooms.ts';

/** The rules of SPEC.md on one node. */
export function notesSuite(makeDb: () => Promise<Db>): void {
  let db: Db;
  let node: NoteNode;
  const notifier = new LocalNotifier(makeLogger());
  beforeAll(async () => {
    db = await makeDb();
    node = await makeNoteNode({ db, notifier });
  });
  afterEach(() => node.closePages());
  afterAll(async () => {
    await node.close();
    await db.destroy();
  });
  /** What the disk has, read without the rooms. */
  const stored = async (companyId: string, noteId: string): Promise<string> => {
    const doc = new Y.Doc();
    const history = await listHistory(db, companyId, noteId, 0);
    for (const row of history!.rows) Y.applyUpdate(doc, Buffer.from(row.data, 'base64'));
    return noteText(doc).toString();
  };

  test('N1 N4 two who come at once are in one room, and what one writes the other reads, and the disk has it', async () => {
    const { companyId, noteId, ana, ben } = await makeNoteWorld(db);
    const [a, b] = [node.open(node.admit(ana), noteId), node.open(node.admit(ben), noteId)];
    await expect.poll(() => a.isSynced() && b.isSynced()).toBe(true);
    a.write('Portrait matches. ');
    await expect.poll(() => b.says()).toBe('Portrait matches. ');
    expect(await stored(companyId, noteId)).toBe('Portrait matches. ');
    b.write('I agree.');
    await expect.poll(() => a.says()).toBe('Portrait matches. I agree.');
    await expect.poll(() => a.isSaved() && b.isSaved()).toBe(true);
    expect(a.writers()).toEqual({ [a.doc.clientID]: ana.id, [b.doc.clientID]: ben.id });
  });

  test('N2 the stock y-websocket provider works as it is', async () => {
    const { noteId, ana, ben } = await makeNoteWorld(db);
    const b = node.open(node.admit(ben), noteId);
    const doc = new Y.Doc();
    const { loginId } = node.admit(ana);
    const provider = new WebsocketProvider(`${node.url}/notes`, noteId, doc, {
      params: { login: loginId },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    try {
      await expect.poll(() => provider.synced).toBe(true);
      provider.awareness.setLocalStateField('cursor', 7);
      noteText(doc).insert(0, 'from a stock client');
      await expect.poll(() => b.says()).toBe('from a stock client');
      await expect
        .poll(() => b.awareness.getStates().get(doc.clientID))
        .toEqual({ cursor: 7, user: { id: ana.id, name: 'Ana Beridze', colour: 1 } });
      b.text.insert(0, 'also ');
      await expect.poll(() => noteText(doc).toString()).toBe('also from a stock client');
    } finally {
      provider.destroy();
    }
    await expect.poll(() => b.awareness.getStates().has(doc.clientID)).toBe(false);
  });

  test('N1 N3 one who comes while the last leaves finds all of it', async () => {
    const { noteId, ana, ben } = await makeNoteWorld(db);
    let words = '';
    for (let i = 0; i < 10; i++) {
      const page = node.open(node.admit(i % 2 ? ben : ana), noteId);
      await expect.poll(() => page.isSynced()).toBe(true);
      expect(page.says()).toBe(words);
      page.write(`${i} `);
      words += `${i} `;
      await expect.poll(() => page.isSaved()).toBe(true);
      page.close();
    }
  });

  test('N5 a joining client that says what all know makes no row', async () => {
    const { noteId, ana } = await makeNoteWorld(db);
    const first = node.open(node.admit(ana), noteId);
    first.write('one two');
    first.text.delete(0, 4);
    await expect.poll(() => first.isSaved()).toBe(true);
    const rows = () => db.selectFrom('note_update').select('seq').where('note_id', '=', noteId).execute();
    const before = (await rows()).length;
    const again = node.open(node.admit(ana), noteId, { doc: first.doc });
    await expect.poll(() => again.isSaved()).toBe(true);
    expect(await rows()).toHaveLength(before);
  });

  test('N6 words typed before the server knew what they build on are asked for again, and kept', async () => {
    const { companyId, noteId, ana, ben } = await makeNoteWorld(db);
    const offline = new Y.Doc();
    noteText(offline).insert(0, 'written on the train');
    const page = node.open(node.admit(ana), noteId, { doc: offline });
    // Sent at once when the line stands, before the server was told what came before it.
    page.socket.once('open', () => page.write(', and at the desk'));
    await expect.poll(() => page.isSaved()).toBe(true);
    expect(await stored(companyId, noteId)).toBe('written on the train, and at the desk');
    const b = node.open(node.admit(ben), noteId);
    await expect.poll(() => b.says()).toBe('written on the train, and at the desk');
  });

  test('N6 a stock client may type a hundred letters before it was asked for what it has', async () => {
    const { companyId, noteId, ana } = await makeNoteWorld(db);
    const offline = new Y.Doc();
    noteText(offline).insert(0, 'offline ');
    const page = node.open(node.admit(ana), noteId, { doc: offline });
    page.socket.once('open', () => {
      for (let i = 0; i < 90; i++) page.write('x');
    });
    await expect.poll(() => page.isSaved()).toBe(true);
    expect(await stored(companyId, noteId)).toBe(`offline ${'x'.repeat(90)}`);
  });

  test('N7 nobody writes in another’s name', async () => {
    const { noteId, ana, ben } = await makeNoteWorld(db);
    const a = node.open(node.admit(ana), noteId);
    a.write('mine');
    await expect.poll(() => a.isSaved()).toBe(true);
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(a.doc));
    forged.clientID = a.doc.clientID;
    noteText(forged).insert(0, 'not ');
    const b = node.open(node.admit(ben), noteId, { doc: forged });
    expect(await b.ended).toEqual({ code: noteClose.forged, reason: 'forged' });
    a.write('!');
    await expect.poll(() => a.isSaved()).toBe(true);
    expect(a.says()).toBe('mine!');
  });

  test('N8 a frozen note can be read, and says so; what comes too late is refused by name, and by the disk itself', async () => {
    const { companyId, sessionId, noteId, ana, ben } = await makeNoteWorld(db);
    const [a, b] = [node.open(node.admit(ana), noteId), node.open(node.admit(ben), noteId)];
    a.write('before. ');
    await expect.poll(() => a.isSaved() && b.says() === 'before. ').toBe(true);
    await transact({ db, notifier, now: () => new Date() }, companyId, 'system', async (trx) => ({
      value: undefined,
      facts: await freezeNote(trx, companyId, sessionId, new Date()),
    }));
    // Nobody has told the room: the disk refuses.
    b.write('too late');
    expect((await b.ended).code).toBe(noteClose.not_saved);
    expect((await a.ended).code).toBe(noteClose.not_saved);
    const again = node.open(node.admit(ana), noteId);
    await expect.poll(() => again.heard.map((t) => t.type)).toContain('frozen');
    await expect.poll(() => again.isSaved()).toBe(true);
    expect(again.says()).toBe('before. ');
    again.write('still');
    expect((await again.ended).code).toBe(noteClose.frozen);
    expect(await stored(companyId, noteId)).toBe('before. ');
  });

  test('N8 those who are in when it is frozen are told', async () => {
    const { noteId, ana } = await makeNoteWorld(db);
    const a = node.open(node.admit(ana), noteId);
    await expect.poll(() => a.isSynced()).toBe(true);
    await db.updateTable('note').set({ frozen_at: new Date() }).where('id', '=', noteId).execute();
    node.tick(sweepEvery);
    await expect.poll(() => a.heard.some((t) => t.type === 'frozen')).toBe(true);
  });

  test('N8 thawed, it takes words again from those who come back, and what came too late with them', async () => {
    const { companyId, sessionId, noteId, ana } = await makeNoteWorld(db);
    const inLog = (facts: (trx: Trx) => Promise<Fact[]>) =>
      transact({ db, notifier, now: () => new Date() }, companyId, 'system', async (trx) => ({
        value: undefined,
        facts: await facts(trx),
      }));
    await inLog((trx) => freezeNote(trx, companyId, sessionId, new Date()));
    const a = node.open(node.admit(ana), noteId);
    await expect.poll(() => a.heard.some((t) => t.type === 'frozen')).toBe(true);
    await inLog((trx) => thawNote(trx, companyId, sessionId));
    node.tick(sweepEvery);
    expect((await a.ended).code).toBe(noteClose.restarting);
    const late = new Y.Doc();
    noteText(late).insert(0, 'too late, then in time');
    const again = node.open(node.admit(ana), noteId, { doc: late });
    await expect.poll(() => again.isSaved()).toBe(true);
    expect(again.heard.some((t) => t.type === 'frozen')).toBe(false);
    expect(await stored(companyId, noteId)).toBe('too late, then in time');
  });

  test('N9 compaction keeps the words, who wrote them, and the history', async () => {
    const { companyId, noteId, ana, ben } = await makeNoteWorld(db);
    const [a, b] = [node.open(node.admit(ana), noteId), node.open(node.admit(ben), noteId)];
    for (const page of [a, a, a, b, b, a]) {
      page.write('word ');
      await expect.poll(() => page.isSaved() && a.says() === b.says()).toBe(true);
    }
    const ids = [a.doc.clientID, b.doc.clientID];
    node.closePages();
    await expect
      .poll(
        async () => (await db.selectFrom('note_state').select('upto').where('note_id', '=', noteId).execute())[0]?.upto,
      )
      .toBe(6);
    const history = await listHistory(db, companyId, noteId, 0);
    expect(history!.rows.map((r) => [r.first, r.seq, r.authorId])).toEqual([
      [1, 3, ana.id],
      [4, 5, ben.id],
      [6, 6, ana.id],
    ]);
    expect(await stored(companyId, noteId)).toBe('word '.repeat(6));
    const late = node.open(node.admit(ben), noteId);
    await expect.poll(() => late.says()).toBe('word '.repeat(6));
    expect(late.writers()).toEqual({ [ids[0]!]: ana.id, [ids[1]!]: ben.id });
  });

  test('N9 a note that stays open is compacted too, after a thousand changes', async () => {
    const { companyId, noteId, ana } = await makeNoteWorld(db);
    const a = node.open(node.admit(ana), noteId);
    await expect.poll(() => a.isSynced()).toBe(true);
    for (let i = 0; i < 1_001; i++) a.write('x');
    await expect.poll(() => a.isSaved()).toBe(true);
    const rows = async () =>
      (await db.selectFrom('note_update').select('seq').where('note_id', '=', noteId).execute()).length;
    expect(await rows()).toBe(1_001);
    node.tick(sweepEvery);
    await expect.poll(rows).toBeLessThan(10);
    a.write('y');
    await expect.poll(() => a.isSaved()).toBe(true);
    expect(await stored(companyId, noteId)).toBe(`${'x'.repeat(1_001)}y`);
  });

  test('N10 a client speaks for its own awareness id alone, and under its own name', async () => {
    const { noteId, ana, ben } = await makeNoteWorld(db);
    const [a, b] = [node.open(node.admit(ana), noteId), node.open(node.admit(ben), noteId)];
    a.awareness.setLocalState({ user: { id: 'x', name: 'The director' }, place: { tab: 'current' } });
    const anaThere = () => b.awareness.getStates().get(a.doc.clientID);
    await expect
      .poll(anaThere)
      .toEqual({ user: { id: ana.id, name: 'Ana Beridze', colour: 1 }, place: { tab: 'current' } });
    b.awareness.setLocalState({ here: true });
    await expect.poll(() => a.awareness.getStates().has(b.doc.clientID)).toBe(true);
    // Ben's client says that Ana is gone, and elsewhere.
    b.send(awareness(b.frame, [[a.doc.clientID, 99, 'null']]));
    b.send(awareness(b.frame, [[a.doc.clientID, 100, '{"place":{"tab":"notes"}}']]));
    a.awareness.setLocalStateField('done', true);
    await expect.poll(anaThere).toMatchObject({ done: true, place: { tab: 'current' } });
    a.close();
    await expect.poll(anaThere).toBe(undefined);
  });
}

/** An awareness frame as a forger writes it: client id, clock, state. */
export const awareness = (frame: NotePage['frame'], states: [number, number, string][]): Uint8Array =>
  frame(frameTypes.awareness, (encoder) => {
    const all = states.map(([clientId, clock, json]) => ({ clientId, clock, json }));
    encoding.writeVarUint8Array(encoder, writeStates(all));
  });
