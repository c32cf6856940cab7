import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyName, commentsName, marksName } from '../../shared/note/document.ts';
import { readComment, readMark } from '../../shared/note/read.ts';
import { readNote } from '../notes/queries.ts';
import { makeDatabase } from '../testing/database.ts';
import { makeCompany, makeReviewer, makeSession } from '../testing/make.ts';
import { seedNotes } from './notes.ts';

test('what waits for a decision gets a note, a mark and threads that read as written by the page, each under its writer', async () => {
  const db = await makeDatabase();
  const { id: companyId } = await makeCompany(db);
  const people = [];
  for (const name of ['a', 'b', 'c']) {
    people.push((await makeReviewer(db, companyId, { email: `${name}@example.com` })).id);
  }
  const waiting = await makeSession(db, companyId, { state: 'awaiting_action' });
  const decided = await makeSession(db, companyId, { state: 'verified' });
  for (const { id } of [waiting, decided]) {
    const photo = { id: randomUUID(), session_id: id, company_id: companyId, attempt_id: randomUUID() };
    const size = { width: 1_000, height: 700, size: 5, file: 'f', thumb: 't', sha256: Buffer.alloc(32) };
    await db
      .insertInto('photo')
      .values({ ...photo, ...size, kind: 'document_front', taken_at: new Date() })
      .execute();
  }
  await seedNotes({ db, now: () => new Date() }, companyId);

  const [note, ...more] = await db.selectFrom('note').selectAll().execute();
  expect(more).toEqual([]);
  expect(note?.session_id).toBe(waiting.id);
  const kept = (await readNote(db, companyId, note!.id))!;
  const doc = new Y.Doc();
  for (const update of kept.updates) Y.applyUpdate(doc, update);
  expect(doc.getXmlFragment(bodyName).toString()).toContain('<heading level="2">');
  const values = (name: string) => [...doc.getMap(name).values()];
  expect(values(marksName).map(readMark)).toEqual([expect.objectContaining({ kind: 'box', number: 1 })]);
  expect(values(commentsName).map((value) => readComment(value)?.about)).toEqual(
    expect.arrayContaining(['mark:portrait', 'field:subject.documentNumber']),
  );
  expect(new Set(kept.writers.values())).toEqual(new Set(people));
  await db.destroy();
});
