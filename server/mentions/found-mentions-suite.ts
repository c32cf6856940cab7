import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyName } from '../../shared/note/document.ts';
import { eventually } from '../../shared/testing/eventually.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Db } from '../db/database.ts';
import { NoteDoc } from '../notes/room/note-doc.ts';
import { compact } from '../notes/store/compact.ts';
import { about, type Mentions, makeMentions, mentionIn, mentionsIn } from '../testing/mentions.ts';
import { keepMentions } from './keep-mentions.ts';
import { mostPerAuthorAndHour } from './write-mentions.ts';

/** What counts as a mention, on either database. */
export function foundMentionsSuite(open: () => Promise<Db>): void {
  describe('what is stored mentions somebody', () => {
    let it: Mentions;
    let db: Db;
    let nino: Login;
    let tom: Login;
    beforeAll(async () => {
      db = await open();
      it = await makeMentions(db);
      ({ nino, tom } = it);
    });
    afterAll(() => it.close());
    const { append, comment, factsOf, listOf, looked, makeNote, storedDoc, write } = mentionsIn(() => it);

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
  });
}
