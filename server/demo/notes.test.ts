import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyName, commentsName, marksName } from '../../shared/note/document.ts';
import { readComment, readMark } from '../../shared/note/read.ts';
import { makeCompany } from '../accounts/companies/commands/make-company.ts';
import { readNote } from '../notes/queries.ts';
import { makeApp, password } from '../testing/app.ts';
import { makeDatabase } from '../testing/database.ts';
import { makeSession } from '../testing/make.ts';
import { signIn } from './colleague.ts';
import { seedNotes } from './notes.ts';

let world: Awaited<ReturnType<typeof makeApp>>;
beforeAll(async () => {
  world = await makeApp(await makeDatabase());
});
afterAll(() => world.close());
const { signal } = new AbortController();
const emails = ['a@example.com', 'b@example.com', 'c@example.com'];

test('what waits for a decision gets a note, a mark and threads as the page writes them, each under its writer', async () => {
  const { db } = world.ctx;
  const people = emails.map((email) => ({ name: email, email, role: 'agent' as const }));
  const companyId = await makeCompany(world.ctx, 'Aurora', {}, people, password);
  const waiting = await makeSession(db, companyId, { state: 'awaiting_action' });
  const decided = await makeSession(db, companyId, { state: 'verified' });
  const photo = {
    ...{ id: randomUUID(), company_id: companyId, attempt_id: randomUUID(), kind: 'document_front' as const },
    ...{ width: 1_000, height: 700, size: 5, file: 'f', thumb: 't', sha256: Buffer.alloc(32), taken_at: new Date() },
    ...{ file_sha256: Buffer.alloc(32), thumb_sha256: Buffer.alloc(32), authority: 'capture' as const, sent: 5 },
  };
  for (const { id } of [waiting, decided]) {
    await db
      .insertInto('photo')
      .values({ ...photo, session_id: id })
      .execute();
  }
  await seedNotes({ url: world.url, emails, password, signal });

  const notes = await db.selectFrom('note').selectAll().execute();
  expect(notes.map((note) => note.session_id)).toEqual([waiting.id]);
  const stored = (await readNote(db, companyId, notes[0]!.id))!;
  const doc = new Y.Doc();
  for (const update of stored.updates) Y.applyUpdate(doc, update);
  expect(doc.getXmlFragment(bodyName).toString()).toContain('<heading level="2">');
  const values = (name: string) => [...doc.getMap(name).values()];
  expect(values(marksName).map(readMark)).toEqual([expect.objectContaining({ kind: 'box', photoId: photo.id })]);
  expect(values(commentsName).map((value) => readComment(value)?.about)).toEqual(
    expect.arrayContaining(['mark:portrait', 'field:subject.documentNumber']),
  );
  expect(new Set(stored.writers.values()).size).toBe(3);
});

test('a colleague whom the server does not let in says so', async () => {
  await expect(signIn(world.url, emails[0]!, 'not the password', signal)).rejects.toThrow('was answered 401');
});
