import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Colleague, NoteHistory, NoteOpened } from '../../shared/api/notes.ts';
import type { ProblemBody } from '../../shared/problem.ts';
import { readLog } from '../log/read.ts';
import { makeApp, makeTenant, password } from '../testing/app.ts';
import { makeDatabase } from '../testing/database.ts';
import { makeReviewer, makeSession } from '../testing/make.ts';
import { openNotePage } from '../testing/notes/note-page.ts';
import { tellEdited } from './connection/tell.ts';

let app: Awaited<ReturnType<typeof makeApp>>;
let tenants: { companyId: string; email: string }[];
let cookies: string[];
beforeAll(async () => {
  app = await makeApp(await makeDatabase());
  tenants = [await makeTenant(app.ctx, 'Aurora'), await makeTenant(app.ctx, 'Borealis')];
  cookies = await Promise.all(tenants.map(({ email }) => signIn(email)));
});
afterAll(() => app.close());

async function signIn(email: string): Promise<string> {
  const answer = await fetch(`${app.url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.url },
    body: JSON.stringify({ email, password }),
  });
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}
const ask = async <T>(
  path: string,
  cookie: string | undefined,
  method = 'GET',
): Promise<{ status: number; body: T }> => {
  const headers = { origin: app.url, ...(cookie && { cookie }) };
  const answer = await fetch(app.url + path, { method, headers });
  return { status: answer.status, body: (await answer.json()) as T };
};
const openFor = (sessionId: string, cookie: string | undefined) =>
  ask<NoteOpened & ProblemBody>(`/api/sessions/${sessionId}/note`, cookie, 'PUT');

test('N1 a session has one note, whoever asks first and however often', async () => {
  const session = await makeSession(app.ctx.db, tenants[0]!.companyId);
  const answers = await Promise.all(Array.from({ length: 8 }, () => openFor(session.id, cookies[0])));
  expect(new Set(answers.map((a) => a.body.noteId)).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 200, body: { frozenAt: null } });
});

test('N11 another company’s note, its history and its people are not found; without a login nothing is', async () => {
  const session = await makeSession(app.ctx.db, tenants[0]!.companyId);
  const { noteId } = (await openFor(session.id, cookies[0])).body;
  expect((await openFor(session.id, cookies[1])).body).toMatchObject({ status: 404, code: 'not_found' });
  expect((await openFor(session.id, undefined)).status).toBe(401);
  for (const id of [noteId, crypto.randomUUID()]) {
    expect((await ask(`/api/notes/${id}/history`, cookies[1])).body).toMatchObject({ code: 'not_found' });
  }
  expect((await ask('/api/notes/x/history', cookies[0])).status).toBe(422);
  expect((await ask(`/api/notes/${noteId}/history`, undefined)).status).toBe(401);
  expect((await ask(`/api/notes/${noteId}/history?after=-1`, cookies[0])).status).toBe(422);
  await makeReviewer(app.ctx.db, tenants[0]!.companyId, { name: 'Ben', active: false });
  const here = (await ask<Colleague[]>('/api/colleagues', cookies[0])).body;
  expect(here.map(({ name, active }) => [name, active])).toEqual([
    ['Ana', true],
    ['Ben', false],
  ]);
  expect((await ask<Colleague[]>('/api/colleagues', cookies[1])).body).toHaveLength(1);
});

test('N20 what was written comes in parts, in its order; the log hears of it once it is quiet, and never the words', async () => {
  const { companyId } = tenants[0]!;
  const session = await makeSession(app.ctx.db, companyId);
  const { noteId } = (await openFor(session.id, cookies[0])).body;
  const page = openNotePage(app.url.replace('http', 'ws'), noteId, '', { headers: { cookie: cookies[0]! } });
  await expect.poll(() => page.isSynced()).toBe(true);
  for (let i = 0; i < 3; i++) {
    page.write('an unmistakable word '.padEnd(600_000, '.'));
    await expect.poll(() => page.isSaved()).toBe(true);
  }
  const rows = [];
  let parts = 0;
  for (let after: number | null = 0; after !== null; parts++) {
    const part: NoteHistory = (await ask<NoteHistory>(`/api/notes/${noteId}/history?after=${after}`, cookies[0])).body;
    rows.push(...part.rows);
    after = part.next;
  }
  expect(rows.map((row) => [row.first, row.seq])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  expect(parts).toBeGreaterThan(1);
  page.close();

  const edited = async () =>
    (await readLog(app.ctx.db, companyId, 0, 100)).filter((fact) => fact.type === 'note.edited');
  await tellEdited(app.ctx);
  expect(await edited()).toEqual([]);
  const later = { ...app.ctx, now: () => new Date(Date.now() + 10_001) };
  await Promise.all([tellEdited(later), tellEdited(later)]);
  const facts = await edited();
  expect(facts).toMatchObject([{ sessionId: session.id, data: { noteId, seq: 3, authorIds: [rows[0]!.authorId] } }]);
  expect(JSON.stringify(facts)).not.toContain('unmistakable');
  await tellEdited(later);
  expect(await edited()).toHaveLength(1);
});
