import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as Y from 'yjs';
import { makeCompany } from '../../accounts/companies/commands/make-company.ts';
import { migrate } from '../../db/migrate.ts';
import { type DatabasePlace, openDatabase } from '../../db/open.ts';
import { openNote } from '../../notes/commands.ts';
import { readUpdates } from '../../notes/queries.ts';
import { makeSession } from '../make.ts';
import { type ServerProcess, startServerProcess } from '../servers/process.ts';
import { noteText } from './note-text.ts';
import { Promises, readNoteOver, typeUntilGone } from './note-typist.ts';

const password = 'a password for typists';
const people = ['ana', 'ben', 'cid', 'dea', 'eka'];

export interface Deaths {
  /** Promises made, and those that were not kept: by the server after some restart, or by the disk in the end. */
  stored: number;
  gone: number;
  lost: string[];
  back: string[];
}

/**
 * Five type in one note and the server is killed in the middle of it, again and again. After each restart one who comes
 * finds all that any of the five had seen of another, or was told is saved. `place`: 'embedded', or a Postgres.
 */
export async function dieWhileFiveType(
  place: 'embedded' | { url: string },
  deaths: number,
  each: (death: number, promises: Promises) => void = () => {},
): Promise<Deaths> {
  const dir = await mkdtemp(path.join(tmpdir(), 'vidimus-notes-kill-'));
  const where: DatabasePlace = place === 'embedded' ? { dir } : place;
  const env = { DATA_DIR: dir, ...(place !== 'embedded' && { DATABASE_URL: place.url }) };
  const promises = new Promises();
  const lost = new Set<string>();
  const back = new Set<string>();
  const check = (text: string) => {
    const broken = promises.broken(text);
    for (const word of broken.lost) lost.add(word);
    for (const word of broken.back) back.add(word);
  };
  let server: ServerProcess | undefined;
  try {
    const noteId = await prepare(where);
    let cookies: string[] = [];
    for (let death = 0; death < deaths; death++) {
      server = await startServerProcess(env);
      const { url } = server;
      if (cookies.length === 0) cookies = await Promise.all(people.map((who) => signIn(url, who)));
      check(await readNoteOver(url, noteId, cookies[0]!));
      const enough = promises.more(20 + Math.floor(Math.random() * 150));
      const typists = cookies.map((cookie, i) => typeUntilGone(url, noteId, cookie, `${death}.${i}`, promises));
      await enough;
      // Not always at the moment when something has just come.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
      await server.kill();
      await Promise.all(typists);
      each(death, promises);
    }
    check(await readDisk(where, noteId));
    return { stored: promises.stored.size, gone: promises.gone.size, lost: [...lost], back: [...back] };
  } finally {
    await server?.kill();
    await rm(dir, { recursive: true, force: true });
  }
}

async function prepare(place: DatabasePlace): Promise<string> {
  const db = openDatabase(place);
  try {
    await migrate(db);
    const ctx = { db, now: () => new Date() };
    const reviewers = people.map((who) => ({ name: who, email: `${who}@example.com`, role: 'agent' as const }));
    const companyId = await makeCompany(ctx, `Company-${randomUUID()}`, {}, reviewers, password);
    const session = await makeSession(db, companyId);
    return (await openNote(ctx, companyId, session.id))!.noteId;
  } finally {
    await db.destroy();
  }
}

async function readDisk(place: DatabasePlace, noteId: string): Promise<string> {
  const db = openDatabase(place);
  const doc = new Y.Doc();
  try {
    for (const row of await readUpdates(db, noteId, 0)) Y.applyUpdate(doc, row.data);
    return noteText(doc).toString();
  } finally {
    await db.destroy();
    doc.destroy();
  }
}

async function signIn(url: string, who: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: `${who}@example.com`, password }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status}`);
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}
