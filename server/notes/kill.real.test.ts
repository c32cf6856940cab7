import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { SessionCreated } from '../../shared/api/ingest.ts';
import type { NoteOpened } from '../../shared/api/notes.ts';
import { makeKey } from '../accounts/api-keys.ts';
import { makeCompany } from '../accounts/make-company.ts';
import { migrate } from '../db/migrate.ts';
import { type DatabasePlace, openDatabase } from '../db/open.ts';
import { LocalBell } from '../log/bell-local.ts';
import { makeLogger } from '../testing/logger.ts';
import { openNotePage } from '../testing/note-page.ts';
import { makePostgresUrl } from '../testing/postgres-database.ts';
import { type ServerProcess, startServerProcess } from '../testing/process.ts';
import { readUpdates } from './queries.ts';

const password = 'a password for typists';
const people = ['ana', 'ben', 'cid', 'dea', 'eka'];

let server: ServerProcess | undefined;
afterEach(() => server?.kill());

/**
 * N4. Five type at once, and the server dies in the middle of it. What any of them had seen of another, and what its
 * author was told is saved, is on the disk.
 */
test.each([
  ['postgres', 10],
  ['embedded', 3],
] as const)(
  'N4 kill -9 while five type takes back nothing that was seen or said to be saved: %s',
  async (kind, deaths) => {
    const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-notes-kill-'));
    const place: DatabasePlace = kind === 'embedded' ? { dir } : { url: await makePostgresUrl() };
    const env: Record<string, string> = { DATA_DIR: dir, ...('url' in place && { DATABASE_URL: place.url }) };
    const key = await prepare(place);
    /** Words that nobody may lose. */
    const promised = new Set<string>();
    let noteId: string | undefined;
    let cookies: string[] = [];

    for (let death = 0; death < deaths; death++) {
      server = await startServerProcess(env);
      const { url } = server;
      if (cookies.length === 0) cookies = await Promise.all(people.map((who) => signIn(url, who)));
      noteId ??= await makeNote(url, key, cookies[0]!);
      const enough = Promise.withResolvers<void>();
      // Another number each time, so that it dies at another point of its work.
      const target = promised.size + 20 + 13 * death;
      const keep = (word: string) => {
        promised.add(word);
        if (promised.size >= target) enough.resolve();
      };
      const typists = cookies.map((cookie, i) => type(url, noteId!, cookie, `${death}.${i}`, keep));
      await enough.promise;
      await server.kill();
      for (const stop of typists) stop();
    }

    const db = openDatabase(place);
    try {
      const doc = new Y.Doc();
      for (const row of await readUpdates(db, noteId!, 0)) Y.applyUpdate(doc, row.data);
      const words = new Set(doc.getText('t').toString().split(' '));
      expect(promised.size).toBeGreaterThan(50);
      expect([...promised].filter((word) => !words.has(word))).toEqual([]);
    } finally {
      await db.destroy();
      await rm(dir, { recursive: true, force: true });
    }
  },
);

/** Types word after word until the line is gone; tells of each that must not be lost any more. @returns stops it */
function type(url: string, noteId: string, cookie: string, mark: string, keep: (word: string) => void): () => void {
  const page = openNotePage(url.replace('http', 'ws'), noteId, '', { headers: { cookie } });
  const mine: string[] = [];
  page.text.observe((event) => {
    if (event.transaction.local) return;
    // Another's words: they were shown.
    for (const { insert } of event.delta) {
      if (typeof insert === 'string') for (const word of insert.split(' ')) if (word) keep(word);
    }
  });
  let n = 0;
  const timer = setInterval(() => {
    if (!page.isSynced()) return;
    // Told to be saved: of the frames, the first was the answer to the server's question.
    for (const word of mine.splice(0, Math.max(0, page.saved() - 1 - (n - mine.length)))) keep(word);
    const word = `${mark}.${n++}`;
    mine.push(word);
    page.text.insert(Math.floor(Math.random() * 2) && page.text.length, `${word} `);
  }, 5);
  return () => {
    clearInterval(timer);
    page.close();
  };
}

async function prepare(place: DatabasePlace): Promise<string> {
  const db = openDatabase(place);
  const bell = new LocalBell(makeLogger());
  const ctx = { db, bell, now: () => new Date() };
  await migrate(db);
  const reviewers = people.map((who) => ({ name: who, email: `${who}@example.com`, role: 'agent' as const }));
  const companyId = await makeCompany(ctx, `Company-${randomUUID()}`, {}, reviewers, password);
  const { key } = await makeKey(ctx, companyId, 'system', 'tests');
  await bell.close();
  await db.destroy();
  return key;
}

async function signIn(url: string, who: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: `${who}@example.com`, password }),
  });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}

async function makeNote(url: string, key: string, cookie: string): Promise<string> {
  const created = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: '{}',
  });
  const { id } = (await created.json()) as SessionCreated;
  const opened = await fetch(`${url}/api/sessions/${id}/note`, { method: 'PUT', headers: { cookie, origin: url } });
  return ((await opened.json()) as NoteOpened).noteId;
}
