import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openDatabase } from '../db/open.ts';
import { RedisNotifier } from '../log/notifier/notifier-redis.ts';
import { makeLogger } from '../testing/logger.ts';
import { makeReviewer } from '../testing/make.ts';
import { makeNoteNode, makeNoteWorld, type NotePage } from '../testing/notes/note-node.ts';
import { noteText } from '../testing/notes/note-text.ts';
import { makePostgresUrl } from '../testing/servers/postgres-database.ts';
import { type RedisServer, startRedis } from '../testing/servers/redis.ts';
import { visitTimes } from './connection/visitors.ts';
import { listHistory } from './queries.ts';
import { sweepEvery } from './room/rooms.ts';

/** Two servers, as behind a load balancer: nothing in common but the database and the notifier. */
let redis: RedisServer;
let databaseUrl: string;
const time = { ahead: 0 };
const openNode = async () => {
  const db = openDatabase({ url: databaseUrl });
  const notifier = new RedisNotifier(redis.url, 'tests', makeLogger());
  const node = await makeNoteNode({ db, notifier, now: () => new Date(Date.now() + time.ahead) });
  const close = async (): Promise<void> => {
    await node.close();
    await notifier.close();
    await db.destroy();
  };
  return { ...node, db, notifier, close };
};
type Node = Awaited<ReturnType<typeof openNode>>;
let [here, there]: Node[] = [];

beforeAll(async () => {
  [redis, databaseUrl] = await Promise.all([startRedis(), makePostgresUrl()]);
  [here, there] = await Promise.all([openNode(), openNode()]);
});
const live = () => expect.poll(() => [here!, there!].map((node) => node.notifier.state)).toEqual(['live', 'live']);
afterEach(() => {
  here!.closePages();
  there!.closePages();
});
afterAll(async () => {
  await Promise.all([here!.close(), there!.close()]);
  await redis.stop();
});

const stored = async (companyId: string, noteId: string): Promise<string> => {
  const doc = new Y.Doc();
  for (let after: number | null = 0; after !== null; ) {
    const part = await listHistory(here!.db, companyId, noteId, after);
    for (const row of part!.rows) Y.applyUpdate(doc, Buffer.from(row.data, 'base64'));
    after = part!.next;
  }
  return noteText(doc).toString();
};

test('N17 what is written at one node is read at the other, with its writer and the caret', async () => {
  await live();
  const { noteId, ana, ben } = await makeNoteWorld(here!.db);
  const [a, b] = [here!.open(here!.admit(ana), noteId), there!.open(there!.admit(ben), noteId)];
  await expect.poll(() => a.isSynced() && b.isSynced()).toBe(true);
  a.write('from here');
  await expect.poll(() => b.says()).toBe('from here');
  expect(b.writers()).toMatchObject({ [a.doc.clientID]: ana.id });
  a.awareness.setLocalState({ cursor: 1 });
  const seen = () => b.awareness.getStates().get(a.doc.clientID);
  await expect.poll(seen).toMatchObject({ cursor: 1, user: { name: 'Ana Beridze' } });
  // One who comes later is told of everybody, wherever they are.
  const late = there!.open(there!.admit(ben), noteId);
  await expect.poll(() => late.awareness.getStates().has(a.doc.clientID)).toBe(true);
  a.close();
  await expect.poll(seen).toBe(undefined);
});

test('N17 both write at once: one order on the disk, without a gap', async () => {
  const { companyId, noteId, ana, ben } = await makeNoteWorld(here!.db);
  const [a, b] = [here!.open(here!.admit(ana), noteId), there!.open(there!.admit(ben), noteId)];
  await expect.poll(() => a.isSynced() && b.isSynced()).toBe(true);
  for (let i = 0; i < 200; i++) {
    a.write('a');
    b.write('b');
    if (i % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await expect.poll(() => a.isSaved() && b.isSaved() && a.says() === b.says()).toBe(true);
  expect(a.says()).toHaveLength(400);
  expect(await stored(companyId, noteId)).toBe(a.says());
  const rows = await here!.db
    .selectFrom('note_update')
    .select('seq')
    .where('note_id', '=', noteId)
    .orderBy('seq')
    .execute();
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 1));
});

test('N18 with Redis down the nodes keep in step by the sweep, and nothing is lost', async () => {
  const { companyId, noteId, ana, ben } = await makeNoteWorld(here!.db);
  const [a, b] = [here!.open(here!.admit(ana), noteId), there!.open(there!.admit(ben), noteId)];
  await expect.poll(() => a.isSynced() && b.isSynced()).toBe(true);
  await redis.stop();
  a.write('in the dark. ');
  await expect.poll(() => a.isSaved()).toBe(true);
  expect(b.says()).toBe('');
  there!.tick(sweepEvery);
  await expect.poll(() => b.says()).toBe('in the dark. ');
  b.write('heard. ');
  await expect.poll(() => b.isSaved()).toBe(true);
  here!.tick(sweepEvery);
  await expect.poll(() => a.says()).toBe('in the dark. heard. ');
  await redis.start();
  // Back again, it is live at once, and so are the carets.
  a.awareness.setLocalState({ cursor: 3 });
  await live();
  a.write('and light.');
  await expect.poll(() => b.says()).toBe('in the dark. heard. and light.');
  await expect.poll(() => b.awareness.getStates().has(a.doc.clientID)).toBe(true);
  expect(await stored(companyId, noteId)).toBe(a.says());
});

test('N17 carets at a node that died are gone after its heartbeats stay away', async () => {
  const { noteId, ana, ben } = await makeNoteWorld(here!.db);
  const dying = await openNode();
  await expect.poll(() => dying.notifier.state).toBe('live');
  const [a, b] = [dying.open(dying.admit(ana), noteId), there!.open(there!.admit(ben), noteId)];
  a.awareness.setLocalState({ cursor: 1 });
  a.awareness.setLocalState({ cursor: 2 });
  await expect.poll(() => b.awareness.getStates().has(a.doc.clientID)).toBe(true);
  await dying.notifier.close();
  await dying.close();
  time.ahead += visitTimes.expiry + 1;
  there!.tick(visitTimes.heartbeat);
  await expect.poll(() => b.awareness.getStates().has(a.doc.clientID)).toBe(false);
});

/** What an editor does next. */
const step = fc.record({
  who: fc.nat(3),
  what: fc.constantFrom('insert', 'insert', 'insert', 'delete', 'format', 'cut', 'freeze', 'breathe'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  words: fc.string({ minLength: 1, maxLength: 6 }),
});

test('N19 four editors at two nodes, cut off and frozen at random: in the end all have the same, and so has the disk', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 120 }), async (steps) => {
      const { companyId, noteId } = await makeNoteWorld(here!.db);
      const editors = await Promise.all(
        [here!, there!, here!, there!].map(async (node) => {
          const viewer = node.admit(await makeReviewer(node.db, companyId));
          return { node, viewer, page: node.open(viewer, noteId), frozen: false };
        }),
      );
      const come = (editor: (typeof editors)[number]) => {
        // Half of them at the other node.
        editor.node = editor.node === here ? there! : here!;
        editor.viewer = editor.node.admit({ ...reviewerOf(editor.viewer) });
        editor.page = editor.node.open(editor.viewer, noteId, { doc: editor.page.doc });
      };
      for (const { who, what, at, words } of steps) {
        const editor = editors[who]!;
        const { text, socket } = editor.page;
        if (what === 'insert') text.insert(Math.floor(at * text.length), words);
        else if (what === 'delete')
          text.delete(
            Math.floor(at * text.length * 0.9),
            Math.min(3, text.length - Math.floor(at * text.length * 0.9)),
          );
        else if (what === 'format')
          text.format(Math.floor(at * text.length * 0.9), Math.min(5, text.length), { bold: at < 0.6 ? {} : null });
        else if (what === 'cut') {
          editor.page.close();
          come(editor);
        } else if (what === 'freeze' && socket.readyState === socket.OPEN) {
          editor.frozen = !editor.frozen;
          (socket as unknown as { pause(): void; resume(): void })[editor.frozen ? 'pause' : 'resume']();
        } else {
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
      for (const editor of editors) {
        editor.page.close();
        come(editor);
      }
      const all = (of: (page: NotePage) => boolean) => editors.every(({ page }) => of(page));
      await expect.poll(() => all((page) => page.isSaved())).toBe(true);
      await expect.poll(() => all((page) => page.says() === editors[0]!.page.says())).toBe(true);
      expect(await stored(companyId, noteId)).toBe(editors[0]!.page.says());
      for (const { page } of editors) page.close();
    }),
    { numRuns: 15, seed: 20261123 },
  );
});

const reviewerOf = ({ reviewerId, companyId, name, colour }: ReturnType<Node['admit']>) => ({
  id: reviewerId,
  company_id: companyId,
  name,
  colour,
});
