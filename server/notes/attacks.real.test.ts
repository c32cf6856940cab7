import type { CompiledQuery } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { noteClose } from '../../shared/note/close.ts';
import { noteLimits } from '../../shared/note/limits.ts';
import type { Db } from '../db/database.ts';
import { LocalNotifier } from '../log/notifier/notifier-local.ts';
import { makeDatabase } from '../testing/database.ts';
import { makeLogger } from '../testing/logger.ts';
import {
  claimed,
  deepEmbed,
  laterBomb,
  nested,
  overlapping,
  prepended,
  quadratic,
} from '../testing/notes/note-attacks.ts';
import { makeNoteNode, makeNoteWorld, type NoteNode, type NotePage } from '../testing/notes/note-node.ts';
import { noteText } from '../testing/notes/note-text.ts';
import { updateFrame } from './connection/frames.ts';
import { readNote } from './queries.ts';
import { sweepEvery } from './room/rooms.ts';

let db: Db;
let node: NoteNode;
beforeAll(async () => {
  db = await makeDatabase();
  node = await makeNoteNode({ db, notifier: new LocalNotifier(makeLogger()) });
});
afterEach(() => node.closePages());
afterAll(async () => {
  await node.close();
  await db.destroy();
});
type World = Awaited<ReturnType<typeof makeNoteWorld>>;
const openAs = async ({ noteId }: World, who: World['ana'], at = node) => {
  const page = at.open(at.admit(who), noteId);
  await expect.poll(() => page.isSynced()).toBe(true);
  return page;
};

/** Whether it has got the note before its line ended. */
const comesIn = (page: NotePage): Promise<boolean> =>
  new Promise((resolve) => {
    page.socket.on('message', () => page.isSynced() && resolve(true));
    void page.ended.then(() => resolve(false));
  });

describe('security.md H1: who attacks is sent away for good, and the others in the room notice nothing', () => {
  test.each<[string, number, Uint8Array[]]>([
    ['quadratic insertions, 47 kB', noteClose.malformed, [quadratic(1, 1_600)]],
    ['quadratic insertions, 192 kB', noteClose.malformed, [quadratic(1, 6_400)]],
    ['quadratic insertions, 1 MB', noteClose.too_large, [quadratic(1, 30_000)]],
    ['the same in two frames', noteClose.malformed, [prepended(1, 1_600), prepended(2, 1_600)]],
    ['deep JSON, 2 MB', noteClose.malformed, [deepEmbed(1, 2_000_000)]],
    ['four thousand million structs in ten bytes', noteClose.malformed, [claimed(1, 4_000_000_000)]],
    ['3,000 quotes in quotes (M6)', noteClose.malformed, [nested(1, 3_000)]],
    ['the same deletion a thousand times', noteClose.malformed, [overlapping(1, 1_000, 1_000)]],
  ])('%s', async (_name, code, updates) => {
    const world = await makeNoteWorld(db);
    const honest = await openAs(world, world.ben);
    const attacker = await openAs(world, world.ana);
    for (const update of updates) attacker.send(updateFrame(update));
    expect((await attacker.ended).code).toBe(code);
    honest.write('undisturbed');
    await expect.poll(() => honest.isSaved()).toBe(true);
    expect(honest.socket.readyState).toBe(honest.socket.OPEN);
    const stored = (await readNote(db, world.companyId, world.noteId))!;
    // What is there can be opened: the attack left at most what was no attack.
    expect(stored.historyBytes).toBeLessThan(updates.length > 1 ? updates[0]!.length + 200 : 200);
  });

  test('N25 many small frames of it: the sender is sent away for a while, again and again, and no opening takes them all', async () => {
    const world = await makeNoteWorld(db);
    const honest = await openAs(world, world.ben);
    let page = await openAs(world, world.ana);
    page.send(updateFrame(prepended(1, 1_000)));
    const codes: number[] = [];
    let client = 10;
    // One who comes back at once, whatever they are told, and goes on.
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 60; i++) page.send(updateFrame(prepended(client++, 10)));
      codes.push((await page.ended).code);
      await expect
        .poll(() => {
          page = node.open(node.admit(world.ana), world.noteId);
          return comesIn(page);
        })
        .toBe(true);
    }
    expect(codes).toEqual([noteClose.rate_limited, noteClose.rate_limited]);
    honest.write('undisturbed');
    await expect.poll(() => honest.isSaved()).toBe(true);
    node.closePages();
    await openAs(world, world.ben);
  });

  test('N24 what would be a bomb only when it is loaded as a whole is not stored as one, and who comes gets its changes', async () => {
    const world = await makeNoteWorld(db);
    const attacker = await openAs(world, world.ana);
    const updates = laterBomb(1_000);
    for (const update of updates) attacker.send(updateFrame(update));
    await expect.poll(async () => (await readNote(db, world.companyId, world.noteId))!.seq).toBe(updates.length);
    const reader = await openAs(world, world.ben);
    await expect.poll(() => reader.says().length).toBe(2_003);
    attacker.close();
    reader.close();
    // Left by all, it is not compacted; opened again, it still takes nothing more.
    const back = await openAs(world, world.ben);
    await expect.poll(() => back.says().length).toBe(2_003);
    expect((await readNote(db, world.companyId, world.noteId))!.compacted).toBe(0);
    back.write('more');
    expect((await back.ended).code).toBe(noteClose.full);
  });
});

test('N24 security.md H1 a bomb that was stored before is not opened, and says so for good', async () => {
  const world = await makeNoteWorld(db);
  const values = { note_id: world.noteId, author_id: world.ana.id, at: new Date() };
  const rows = [1, 2].map((n) => ({ ...values, seq: n, first_seq: n, data: prepended(n, 1_500) }));
  await db.insertInto('note_update').values(rows).execute();
  await db.updateTable('note').set({ last_seq: 2 }).where('id', '=', world.noteId).execute();
  const page = node.open(node.admit(world.ben), world.noteId);
  expect((await page.ended).code).toBe(noteClose.too_large);
});

describe('security.md M5: budgets of a note', () => {
  test('N22 its history ends at a number of bytes, whatever was deleted since: by the room, and by the database itself', async () => {
    const world = await makeNoteWorld(db);
    const nearlyFull = noteLimits.historyBytes - 1_000;
    await db.updateTable('note').set({ history_bytes: nearlyFull }).where('id', '=', world.noteId).execute();
    const page = await openAs(world, world.ana);
    page.write('x'.repeat(500));
    await expect.poll(() => page.isSaved()).toBe(true);
    // Another node took what was left, and this one has not heard of it.
    await db
      .updateTable('note')
      .set({ history_bytes: noteLimits.historyBytes })
      .where('id', '=', world.noteId)
      .execute();
    page.write('y');
    expect((await page.ended).code).toBe(noteClose.not_saved);
    const back = node.open(node.admit(world.ana), world.noteId, { doc: page.doc });
    expect((await back.ended).code).toBe(noteClose.full);
    // Nothing typed is lost on the page.
    expect(back.says()).toContain('y');
    const bytes = (await readNote(db, world.companyId, world.noteId))!.historyBytes;
    expect(bytes).toBe(noteLimits.historyBytes);
  });

  test('N26 windows of one login, and of one note, are bounded; one more is asked to come back', async () => {
    const small = await makeNoteNode(
      { db, notifier: new LocalNotifier(makeLogger()) },
      { mostOfLogin: 3, mostInNote: 4 },
    );
    try {
      const world = await makeNoteWorld(db);
      const viewer = small.admit(world.ana);
      const pages = [1, 2, 3].map(() => small.open(viewer, world.noteId));
      await expect.poll(() => pages.every((page) => page.isSynced())).toBe(true);
      expect(await small.open(viewer, world.noteId).refused).toBe(429);
      await openAs(world, world.ben, small);
      expect(await small.open(small.admit(world.ben), world.noteId).refused).toBe(429);
      pages[0]!.close();
      await expect
        .poll(async () => {
          return comesIn(small.open(viewer, world.noteId));
        })
        .toBe(true);
    } finally {
      await small.close();
    }
  });
});

// faults.md F3: stock clients take 4400 to 4499 for the end, and kept a quarter of their words to themselves.
test('N2 N12 a stock client comes back after a flood, and brings all of it', async () => {
  const world = await makeNoteWorld(db);
  const reader = await openAs(world, world.ben);
  const doc = new Y.Doc();
  const { loginId } = node.admit(world.ana);
  const provider = new WebsocketProvider(`${node.url}/notes`, world.noteId, doc, {
    params: { login: loginId },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  const codes: number[] = [];
  provider.on('connection-close', (event) => event && codes.push(event.code));
  try {
    await expect.poll(() => provider.synced).toBe(true);
    const words = noteText(doc);
    words.insert(0, 'x');
    for (let i = 0; i < 3_000; i++) words.insert(words.length, 'x');
    await expect.poll(() => codes).toContain(noteClose.rate_limited);
    await expect.poll(() => reader.says().length).toBe(3_001);
  } finally {
    provider.destroy();
  }
});

// faults.md B12: one deadlock, and every room of the batch was given up.
test('N4 a deadlock on the way to the disk is tried again, and nobody is sent away', async () => {
  const world = await makeNoteWorld(db);
  let deadlocks = 2;
  const unlucky = new Proxy(db, {
    get(target, key) {
      if (key === 'executeQuery')
        return async (query: CompiledQuery) => {
          if (query.sql.includes('append_note_updates') && deadlocks-- > 0) {
            throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
          }
          return target.executeQuery(query);
        };
      const value = Reflect.get(target, key) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const other = await makeNoteNode({ db: unlucky, notifier: new LocalNotifier(makeLogger()) });
  try {
    const page = await openAs(world, world.ana, other);
    page.write('kept at the third try');
    await expect.poll(() => page.isSaved()).toBe(true);
    expect(deadlocks).toBeLessThan(0);
    other.tick(sweepEvery);
    expect(page.socket.readyState).toBe(page.socket.OPEN);
  } finally {
    await other.close();
  }
});
