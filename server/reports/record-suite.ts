import { randomUUID } from 'node:crypto';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { SessionRecordSchema } from '../../shared/api/record.ts';
import { bodyName, type Comment, commentsName, type Mark, marksName } from '../../shared/note/document.ts';
import { noteLimits } from '../../shared/note/limits.ts';
import type { SessionRecord } from '../../shared/report/report.ts';
import type { Db } from '../db/database.ts';
import { claimSession } from '../decisions/claims/commands/claim.ts';
import { editSubject } from '../decisions/commands/edit-subject.ts';
import { transact } from '../log/transact.ts';
import { openNote } from '../notes/commands.ts';
import { settleNote } from '../notes/store/record.ts';
import { addSessionTag } from '../session-tags/commands/company-tags.ts';
import { tagSession } from '../session-tags/commands/tag-session.ts';
import { prepended } from '../testing/notes/note-attacks.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { presentState, readRecord } from './record.ts';

/** What must hold of records on either database. */
export function recordSuite(open: () => Promise<Db>): void {
  let db: Db;
  let it: Review;
  beforeAll(async () => {
    db = await open();
    it = await makeReview(db);
  });
  afterAll(() => it.close());

  const record = async (id: string): Promise<SessionRecord> =>
    (await db.transaction().execute((trx) => readRecord(trx, it.companyId, id)))!;
  const state = async (id: string): Promise<string> => (await presentState(db, it.companyId, id))!.state;

  describe('the record of a session', () => {
    test('R1 it holds what the page shows, as its published schema says', async () => {
      const id = await it.finished();
      await it.decide(it.ana, id, 'rejected', { note: 'Cut off.', tags: ['fake'] });
      const found = await record(id);
      expect([...Value.Errors(SessionRecordSchema, found)]).toEqual([]);
      // By which tags reviewers sort is no evidence.
      const { sessionTags: _, ...view } = (await it.view(id))!;
      expect(found.session).toEqual({ ...view, screened: { ...view.screened, pending: null } });
      expect(found.reviewers).toEqual([{ id: it.ana.reviewerId, name: it.ana.name }]);
      expect(found.events.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['session.created', 'session.finished', 'session.decided']),
      );
    });

    test('R1 the same facts have the same bytes', async () => {
      const id = await it.finished();
      const [a, b] = [await presentState(db, it.companyId, id), await presentState(db, it.companyId, id)];
      expect(a!.bytes.equals(b!.bytes)).toBe(true);
      expect(JSON.parse(a!.bytes.toString())).toEqual(JSON.parse(JSON.stringify(await record(id))));
    });

    test('R2 a claim or a tag of the session changes nothing, a correction does', async () => {
      const id = await it.finished();
      const before = await state(id);
      await claimSession(it.ctx, it.ben, id, false);
      const { id: tagId } = await addSessionTag(it.ctx, it.ben, { name: 'VIP' });
      await tagSession(it.ctx, it.ben, id, { tagId, on: true });
      expect(await state(id)).toBe(before);
      await editSubject(it.ctx, it.ben, id, {
        ...{ field: 'lastName', value: 'Erikson', reason: 'a letter too many', seq: await it.seq() },
      });
      expect(await state(id)).not.toBe(before);
    });

    test('R19 another company has no such session', async () => {
      const id = await it.finished();
      expect(await presentState(db, it.stranger.companyId, id)).toBeUndefined();
    });
  });

  describe('the note in it', () => {
    test('who wrote which words, marks and threads, in whose name', async () => {
      const id = await it.finished();
      const { noteId } = (await openNote(it.ctx, it.companyId, id))!;
      await write(noteId, it.ana.reviewerId, '2026-11-27T10:00:00.000Z', (doc) => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText('The portrait is ')]);
        doc.getXmlFragment(bodyName).insert(0, [paragraph]);
      });
      await write(noteId, it.ben.reviewerId, '2026-11-27T10:05:00.000Z', (doc) => {
        const text = (doc.getXmlFragment(bodyName).get(0) as Y.XmlElement).get(0) as Y.XmlText;
        text.insert(text.length, 'doubled', { bold: {} });
        doc.getMap<Mark>(marksName).set(randomUUID(), {
          ...{ kind: 'box', photoId: 'a-photo', points: [1, 2, 30, 40], number: 1, at: '2026-11-27T10:05:00.000Z' },
        });
        doc.getMap<Comment>(commentsName).set('c1', {
          ...{ about: 'field:subject.lastName', at: '2026-11-27T10:06:00.000Z', order: 1, text: 'Compared.' },
        });
      });
      const { note, reviewers } = await record(id);
      expect(note?.body).toEqual([
        {
          kind: 'paragraph',
          children: [
            run('The portrait is ', it.ana.reviewerId, '2026-11-27T10:00:00.000Z', []),
            run('doubled', it.ben.reviewerId, '2026-11-27T10:05:00.000Z', ['bold']),
          ],
        },
      ]);
      expect(note?.marks).toMatchObject([{ kind: 'box', number: 1, authorId: it.ben.reviewerId }]);
      expect(note?.threads).toMatchObject([
        { about: 'field:subject.lastName', resolved: null, comments: [{ id: 'c1', authorId: it.ben.reviewerId }] },
      ]);
      // Told when it has been quiet for a while: the same note is the same state before and after.
      const before = await state(id);
      await transact(it.ctx, it.companyId, 'system', async () => ({
        value: undefined,
        facts: [{ type: 'note.edited', sessionId: id, data: { noteId, authorIds: [it.ana.reviewerId], seq: 2 } }],
      }));
      expect(await state(id)).toBe(before);
      expect(reviewers.map(({ id }) => id)).toEqual([it.ana.reviewerId, it.ben.reviewerId].sort());
      expect([...Value.Errors(SessionRecordSchema, await record(id))]).toEqual([]);
    });

    // Compaction gives what one wrote in one go the time of its last letter.
    test('R1 it is settled before it is printed: compacting changes its state no more', async () => {
      const id = await it.finished();
      const { noteId } = (await openNote(it.ctx, it.companyId, id))!;
      const paragraph = (text: string) => (doc: Y.Doc) => {
        const element = new Y.XmlElement('paragraph');
        element.insert(0, [new Y.XmlText(text)]);
        doc.getXmlFragment(bodyName).push([element]);
      };
      await write(noteId, it.ana.reviewerId, '2026-11-27T10:00:40.000Z', paragraph('First.'));
      await write(noteId, it.ana.reviewerId, '2026-11-27T10:01:05.000Z', paragraph('Second.'));
      await settleNote(db, it.companyId, id);
      const settled = await state(id);
      await settleNote(db, it.companyId, id);
      expect(await state(id)).toBe(settled);
      expect(await db.selectFrom('note_state').select('upto').where('note_id', '=', noteId).execute()).toEqual([
        { upto: 2 },
      ]);
      expect(JSON.stringify((await record(id)).note?.body)).toMatch(/First\..*Second\./);
    });

    const inBody = async (change: (body: Y.XmlFragment) => void) => {
      const id = await it.finished();
      const { noteId } = (await openNote(it.ctx, it.companyId, id))!;
      await write(noteId, it.ana.reviewerId, '2026-11-27T10:00:00.000Z', (doc) => change(doc.getXmlFragment(bodyName)));
      return id;
    };

    // It was 500 for ever, as each level was one more call; and a decided note cannot be mended.
    test('security.md M6 a note of 3,000 quotes in quotes, stored before they were refused, has a record that says what is left out', async () => {
      const id = await inBody((body) => {
        let inner = body;
        for (let i = 0; i < 3_000; i++) {
          const quote = new Y.XmlElement('blockquote');
          inner.push([quote]);
          inner = quote;
        }
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText('after it')]);
        body.push([paragraph]);
      });
      const { body } = (await record(id)).note!;
      expect(body).toHaveLength(2);
      expect(body[1]).toMatchObject({ kind: 'paragraph', children: [{ text: 'after it' }] });
      const depth = JSON.stringify(body).split('"quote"').length - 1;
      expect(depth).toBe(noteLimits.depth);
      expect(JSON.stringify(body)).toContain('{"kind":"omitted"}');
      await settleNote(db, it.companyId, id);
      expect(await state(id)).toHaveLength(64);
    });

    test('security.md H1 a bomb that was stored before it was refused is left out, and the record stands', async () => {
      const id = await it.finished();
      const { noteId } = (await openNote(it.ctx, it.companyId, id))!;
      const values = { note_id: noteId, author_id: it.ana.reviewerId, at: '2026-11-27T10:00:00.000Z' };
      await db
        .insertInto('note_update')
        .values([1, 2].map((n) => ({ ...values, seq: n, first_seq: n, data: prepended(n, 1_500) })))
        .execute();
      await db.updateTable('note').set({ last_seq: 2 }).where('id', '=', noteId).execute();
      await settleNote(db, it.companyId, id);
      expect((await record(id)).note).toMatchObject({ seq: 2, body: [{ kind: 'omitted' }], marks: [], threads: [] });
    });

    test('security.md L12 a link goes out as a web or mail address, or as none', async () => {
      const hrefs = ['javascript:alert(1)', 'https://a.example/', 'data:text/html,x', 'b.example'];
      const id = await inBody((body) => {
        const paragraph = new Y.XmlElement('paragraph');
        body.push([paragraph]);
        const text = new Y.XmlText();
        paragraph.insert(0, [text]);
        for (const href of hrefs) text.insert(text.length, `${href} `, { link: { href } });
      });
      const [paragraph] = (await record(id)).note!.body as { children: { text: string; href: string | null }[] }[];
      expect(paragraph!.children.map(({ href }) => href)).toEqual([
        null,
        'https://a.example/',
        null,
        'https://b.example',
      ]);
    });

    test('security.md L14 a mention has the colleague’s name, whatever its writer called them', async () => {
      const id = await inBody((body) => {
        const paragraph = new Y.XmlElement('paragraph');
        body.push([paragraph]);
        for (const of of [it.ben.reviewerId, it.stranger.reviewerId, 'nobody']) {
          const mention = new Y.XmlElement('mention');
          mention.setAttribute('id', of);
          mention.setAttribute('label', 'The director');
          paragraph.push([mention]);
        }
      });
      const [paragraph] = (await record(id)).note!.body as { children: { label: string }[] }[];
      expect(paragraph!.children.map(({ label }) => label)).toEqual([it.ben.name, '', '']);
    });

    test('a note in which nobody wrote is none', async () => {
      const id = await it.finished();
      await openNote(it.ctx, it.companyId, id);
      expect((await record(id)).note).toBeNull();
    });
  });

  /** A reviewer's change, as the rooms keep it. */
  async function write(noteId: string, reviewerId: string, at: string, change: (doc: Y.Doc) => void): Promise<void> {
    const rows = await db.selectFrom('note_update').select('data').where('note_id', '=', noteId).execute();
    const doc = new Y.Doc();
    for (const { data } of rows) Y.applyUpdate(doc, data);
    const before = Y.encodeStateVector(doc);
    doc.transact(() => change(doc));
    const seq = rows.length + 1;
    const data = Y.encodeStateAsUpdate(doc, before);
    await db
      .insertInto('note_update')
      .values({ note_id: noteId, seq, first_seq: seq, author_id: reviewerId, at, data })
      .execute();
    await db
      .insertInto('note_writer')
      .values({ note_id: noteId, client_id: doc.clientID, reviewer_id: reviewerId })
      .execute();
    await db.updateTable('note').set({ last_seq: seq }).where('id', '=', noteId).execute();
  }
}

const run = (text: string, authorId: string, at: string, marks: string[]) => ({
  ...{ kind: 'text', text, authorId, at, marks, href: null },
});
