import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyName, commentsName, type Subject } from '../../shared/note/document.ts';
import { eventually } from '../../shared/testing/eventually.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Db } from '../db/database.ts';
import { readLog } from '../log/read.ts';
import { openNote } from '../notes/commands.ts';
import { NoteDoc } from '../notes/room/note-doc.ts';
import { compact } from '../notes/store/compact.ts';
import { makeReview, type Review } from '../testing/review.ts';
import { markMentionsRead } from './commands.ts';
import { keepMentions } from './keep-mentions.ts';
import { listMentions } from './queries.ts';
import { mostPerAuthorAndHour } from './write-mentions.ts';

/** SPEC.md of the mentions (faults.md A12), on either database. */
export function mentionsSuite(open: () => Promise<Db>): void {
  let it: Review;
  let db: Db;
  let nino: Login;
  let tom: Login;
  beforeAll(async () => {
    db = await open();
    it = await makeReview(db);
    nino = { ...(await it.login('agent')), name: 'Nino Beridze' };
    tom = { ...(await it.login('agent')), name: 'Tom' };
    for (const { reviewerId, name } of [nino, tom])
      await db.updateTable('reviewer').set({ name }).where('id', '=', reviewerId).execute();
  });
  afterAll(() => it.close());

  interface NoteAt {
    sessionId: string;
    noteId: string;
  }
  const makeNote = async (): Promise<NoteAt> => {
    const sessionId = await it.finished();
    return { sessionId, noteId: (await openNote(it.ctx, it.companyId, sessionId))!.noteId };
  };
  const storedDoc = async (noteId: string): Promise<{ doc: Y.Doc; seq: number }> => {
    const rows = await db.selectFrom('note_update').selectAll().where('note_id', '=', noteId).orderBy('seq').execute();
    const doc = new Y.Doc();
    for (const { data } of rows) Y.applyUpdate(doc, data);
    return { doc, seq: rows.length };
  };
  /** A reviewer's change, as the rooms store it. */
  const write = async ({ noteId }: NoteAt, who: Login, change: (doc: Y.Doc) => void): Promise<Uint8Array> => {
    const { doc, seq } = await storedDoc(noteId);
    const before = Y.encodeStateVector(doc);
    doc.transact(() => change(doc));
    const data = Y.encodeStateAsUpdate(doc, before);
    await append(noteId, who, seq + 1, data, doc.clientID);
    return data;
  };
  const append = async (noteId: string, who: Login, seq: number, data: Uint8Array, client: number) => {
    const row = { note_id: noteId, seq, first_seq: seq, author_id: who.reviewerId, at: it.now(), data };
    await db.insertInto('note_update').values(row).execute();
    const writer = { note_id: noteId, client_id: client, reviewer_id: who.reviewerId };
    await db
      .insertInto('note_writer')
      .values(writer)
      .onConflict((oc) => oc.doNothing())
      .execute();
    await db.updateTable('note').set({ last_seq: seq, edited_at: it.now() }).where('id', '=', noteId).execute();
  };
  const mentionIn = (whom: string) => (doc: Y.Doc) => {
    const paragraph = new Y.XmlElement('paragraph');
    doc.getXmlFragment(bodyName).push([paragraph]);
    const mention = new Y.XmlElement('mention');
    paragraph.insert(0, [new Y.XmlText('Is this glare, '), mention, new Y.XmlText('? I am not sure.')]);
    mention.setAttribute('id', whom);
    mention.setAttribute('label', 'The director');
  };
  const about: Subject = 'field:subject.sex';
  const comment = (id: string, text: string, mentions: readonly string[]) => (doc: Y.Doc) =>
    void doc.getMap(commentsName).set(id, { about, at: it.now().toISOString(), order: 1, text, mentions });
  /** What the background does, now; the server's own may have taken the note first. */
  const looked = async ({ noteId }: NoteAt): Promise<void> => {
    it.pass(40_000);
    await keepMentions(it.ctx);
    await eventually(async () => {
      const note = db.selectFrom('note').select(['mentions_seq', 'last_seq']).where('id', '=', noteId);
      const { mentions_seq, last_seq } = await note.executeTakeFirstOrThrow();
      return mentions_seq === last_seq;
    });
  };
  const listOf = async (who: Login, at: NoteAt) =>
    (await listMentions(db, who)).mentions.filter(({ sessionId }) => sessionId === at.sessionId);
  const factsOf = async (who: Login) =>
    (await readLog(db, it.companyId, 0, 100_000)).filter(
      (fact) =>
        fact.type.startsWith('mention.') && (fact.data as { reviewerId?: string }).reviewerId === who.reviewerId,
    );

  describe('what is stored mentions somebody', () => {
    test('N27 M1 M4 in the note: who, by whom, where, the words around it; a fact without any of them', async () => {
      const note = await makeNote();
      await write(note, it.ben, mentionIn(nino.reviewerId));
      await looked(note);
      const [mention, ...more] = await listOf(nino, note);
      expect(more).toEqual([]);
      expect(mention).toMatchObject({
        authorId: it.ben.reviewerId,
        excerpt: 'Is this glare, @Nino Beridze? I am not sure.',
        readAt: null,
        place: { kind: 'note' },
      });
      const fact = (await factsOf(nino)).at(-1)!;
      expect(fact).toMatchObject({
        ...{ type: 'mention.added', actor: 'system', sessionId: null },
        data: { mentionId: mention!.id, reviewerId: nino.reviewerId, authorId: it.ben.reviewerId },
      });
      expect(JSON.stringify(fact)).not.toMatch(/glare|Nino/);
      expect(await listOf(it.ben, note)).toEqual([]);
    });

    test('M2 in a comment: those whose name stands in its text, and no other that it names', async () => {
      const note = await makeNote();
      const text = 'Ask @Nino Beridze, or @Tomas';
      await write(note, it.ben, comment('c1', text, [nino.reviewerId, tom.reviewerId, it.cid.reviewerId]));
      await looked(note);
      expect(await listOf(nino, note)).toMatchObject([
        { excerpt: text, place: { kind: 'comment', commentId: 'c1', about } },
      ]);
      expect(await listOf(tom, note)).toEqual([]);
      expect(await listOf(it.cid, note)).toEqual([]);
    });

    test('M8 of a long comment the words around it, from the beginning of a word', async () => {
      const note = await makeNote();
      const text =
        'On the portrait the ear is covered; on the selfie it is the same person, I think. @Nino Beridze, do you agree?';
      await write(note, it.ben, comment('c1', text, [nino.reviewerId]));
      await looked(note);
      const [mention] = await listOf(nino, note);
      expect(mention!.excerpt).toMatch(/^…\w.*@Nino Beridze, do you agree\?$/);
      expect(text.split(' ')).toContain(mention!.excerpt.slice(1).split(' ')[0]);
    });

    test('M2 a colleague who is renamed keeps what they were called by', async () => {
      const note = await makeNote();
      const lena = await it.login('agent');
      const rename = (name: string) =>
        db.updateTable('reviewer').set({ name }).where('id', '=', lena.reviewerId).execute();
      await rename('Lena');
      await write(note, it.ben, comment('c1', '@Lena look', [lena.reviewerId]));
      await looked(note);
      const [mention] = await listOf(lena, note);
      await rename('Helena');
      await write(note, it.ben, comment('c2', '@Lena too', [lena.reviewerId]));
      await looked(note);
      expect(await listOf(lena, note)).toEqual([mention]);
    });

    test('M1 nobody of another company, nobody who has left, and not oneself', async () => {
      const note = await makeNote();
      const gone = await it.login('agent');
      await db.updateTable('reviewer').set({ active: false }).where('id', '=', gone.reviewerId).execute();
      for (const who of [it.stranger, gone, it.ben]) await write(note, it.ben, mentionIn(who.reviewerId));
      await looked(note);
      const rows = db.selectFrom('mention').select('id').where('note_id', '=', note.noteId);
      expect(await rows.execute()).toEqual([]);
    });

    test('M3 looked at again, after a double, a reload or a compaction, it is one mention and one fact', async () => {
      const note = await makeNote();
      const change = await write(note, it.ben, mentionIn(nino.reviewerId));
      await looked(note);
      const first = await listOf(nino, note);
      const facts = (await factsOf(nino)).length;
      await append(note.noteId, it.ben, 2, change, (await storedDoc(note.noteId)).doc.clientID);
      await looked(note);
      const rows = await db.selectFrom('note_update').select('data').where('note_id', '=', note.noteId).execute();
      const doc = new NoteDoc(rows.map(({ data }) => data));
      await compact(db, { note: { id: note.noteId }, doc, seq: 2 });
      doc.destroy();
      // As if the node had died before it noted how far it was.
      await db.updateTable('note').set({ mentions_seq: 0 }).where('id', '=', note.noteId).execute();
      await Promise.all([looked(note), looked(note)]);
      expect(await listOf(nino, note)).toEqual(first);
      expect(await factsOf(nino)).toHaveLength(facts);
    });

    test('M1 whoever puts another name into a mention is its author', async () => {
      const note = await makeNote();
      await write(note, it.ben, mentionIn(nino.reviewerId));
      await looked(note);
      await write(note, it.cid, (doc) => {
        const paragraph = doc.getXmlFragment(bodyName).get(0) as Y.XmlElement;
        (paragraph.get(1) as Y.XmlElement).setAttribute('id', tom.reviewerId);
      });
      await looked(note);
      expect(await listOf(nino, note)).toEqual([]);
      expect(await listOf(tom, note)).toMatchObject([{ authorId: it.cid.reviewerId }]);
    });

    test('a note that is being written in for long is not looked through at each key, and is before its writer pauses', async () => {
      const note = await makeNote();
      await write(note, it.ben, mentionIn(nino.reviewerId));
      await looked(note);
      it.pass(60_000);
      await write(note, it.ben, mentionIn(tom.reviewerId));
      await keepMentions(it.ctx);
      await eventually(async () => (await listOf(tom, note)).length === 1);
      await write(note, it.ben, mentionIn(it.cid.reviewerId));
      await keepMentions(it.ctx);
      expect(await listOf(it.cid, note)).toEqual([]);
    });
  });

  describe('words that go', () => {
    test('M5 deleted before it was read, it leaves the list; the undo brings it back', async () => {
      const note = await makeNote();
      await write(note, it.ben, comment('c1', '@Tom look', [tom.reviewerId]));
      await looked(note);
      const [mention] = await listOf(tom, note);
      await write(note, it.ben, (doc) => void doc.getMap(commentsName).delete('c1'));
      await looked(note);
      expect(await listOf(tom, note)).toEqual([]);
      expect((await factsOf(tom)).at(-1)).toMatchObject({ type: 'mention.removed', data: { mentionId: mention!.id } });
      await write(note, it.ben, comment('c1', '@Tom look', [tom.reviewerId]));
      await looked(note);
      expect(await listOf(tom, note)).toMatchObject([{ id: mention!.id, readAt: null }]);
      expect((await factsOf(tom)).at(-1)).toMatchObject({ type: 'mention.added', data: { mentionId: mention!.id } });
    });

    test('M5 a comment that is edited keeps its mention, with its new words', async () => {
      const note = await makeNote();
      await write(note, it.ben, comment('c1', '@Tom look', [tom.reviewerId]));
      await looked(note);
      const [mention] = await listOf(tom, note);
      const facts = (await factsOf(tom)).length;
      await write(note, it.ben, comment('c1', '@Tom look at the date', [tom.reviewerId]));
      await looked(note);
      expect(await listOf(tom, note)).toEqual([{ ...mention!, excerpt: '@Tom look at the date' }]);
      expect(await factsOf(tom)).toHaveLength(facts);
      await write(note, it.ben, comment('c1', 'never mind', []));
      await looked(note);
      expect(await listOf(tom, note)).toEqual([]);
    });

    test('M5 cut out and put elsewhere it moves along, and stays read', async () => {
      const note = await makeNote();
      await write(note, it.ben, mentionIn(nino.reviewerId));
      await looked(note);
      const [mention] = await listOf(nino, note);
      await markMentionsRead(it.ctx, nino, mention!.id, 'this');
      await write(note, it.ben, (doc) => {
        doc.getXmlFragment(bodyName).delete(0, 1);
        mentionIn(nino.reviewerId)(doc);
      });
      await looked(note);
      const moved = await listOf(nino, note);
      expect(moved).toMatchObject([{ id: mention!.id, readAt: expect.any(String) }]);
      expect(moved[0]!.place).not.toEqual(mention!.place);
    });
  });

  describe('read', () => {
    test('M6 one, then all up to the newest that was seen: what came meanwhile stays unread', async () => {
      const note = await makeNote();
      for (const n of [1, 2, 3]) await write(note, it.ben, comment(`c${n}`, `@Tom ${n}`, [tom.reviewerId]));
      await looked(note);
      const [newest, middle, oldest] = await listOf(tom, note);
      await markMentionsRead(it.ctx, tom, oldest!.id, 'this');
      const facts = (await factsOf(tom)).length;
      await markMentionsRead(it.ctx, tom, oldest!.id, 'this');
      expect(await factsOf(tom)).toHaveLength(facts);
      await markMentionsRead(it.ctx, tom, middle!.id, 'all_up_to');
      expect((await listOf(tom, note)).map(({ readAt }) => readAt !== null)).toEqual([false, true, true]);
      expect((await factsOf(tom)).at(-1)).toMatchObject({
        ...{ type: 'mention.read', actor: `reviewer:${tom.reviewerId}` },
      });
      expect((await listMentions(db, tom)).unread).toBe(1);
      for (const who of [it.ben, it.stranger])
        await expect(markMentionsRead(it.ctx, who, newest!.id, 'all_up_to')).rejects.toMatchObject({
          code: 'not_found',
        });
    });
  });

  test('M7 beyond the limit of an author and hour mentions wait, and come in the next hour; others’ do not wait', async () => {
    const note = await makeNote();
    const loud = await it.login('agent');
    const [heard, other] = [await it.login('agent'), await it.login('agent')];
    await write(note, loud, (doc) => {
      for (let i = 0; i < mostPerAuthorAndHour + 5; i++) mentionIn(heard.reviewerId)(doc);
    });
    await write(note, it.cid, mentionIn(other.reviewerId));
    it.pass(40_000);
    await keepMentions(it.ctx);
    await eventually(async () => (await listOf(other, note)).length === 1);
    const count = async () => {
      const rows = db.selectFrom('mention').select('id').where('reviewer_id', '=', heard.reviewerId);
      return (await rows.execute()).length;
    };
    expect(await count()).toBe(mostPerAuthorAndHour);
    it.pass(3_600_000);
    await looked(note);
    expect(await count()).toBe(mostPerAuthorAndHour + 5);
  });

  test('a note that mentions nobody is passed over', async () => {
    const note = await makeNote();
    await write(note, it.ben, (doc) => void doc.getXmlFragment(bodyName).push([new Y.XmlText('All right.')]));
    const facts = await it.seq();
    await looked(note);
    expect(await it.seq()).toBe(facts);
  });
}
