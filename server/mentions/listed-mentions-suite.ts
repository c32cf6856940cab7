import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyName, commentsName } from '../../shared/note/document.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Db } from '../db/database.ts';
import { type Mentions, makeMentions, mentionIn, mentionsIn } from '../testing/mentions.ts';
import { markMentionsRead } from './commands.ts';
import { listMentions } from './queries.ts';

/** What becomes of a mention in the list of its reviewer, on either database. */
export function listedMentionsSuite(open: () => Promise<Db>): void {
  describe('a listed mention goes, moves or is read', () => {
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
    const { comment, factsOf, listOf, looked, makeNote, write } = mentionsIn(() => it);

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
}
