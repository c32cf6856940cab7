import * as Y from 'yjs';
import { bodyName, commentsName, type Subject } from '../../shared/note/document.ts';
import { eventually } from '../../shared/testing/eventually.ts';
import type { Login } from '../accounts/login/login.ts';
import type { Db } from '../db/database.ts';
import { readLog } from '../log/read.ts';
import { keepMentions } from '../mentions/keep-mentions.ts';
import { listMentions } from '../mentions/queries.ts';
import { openNote } from '../notes/commands.ts';
import { makeReview } from './review.ts';

interface NoteAt {
  sessionId: string;
  noteId: string;
}

/** What each comment is about. */
export const about: Subject = 'field:subject.sex';

/** A change of a note: its text mentions a reviewer. */
export const mentionIn = (whom: string) => (doc: Y.Doc) => {
  const paragraph = new Y.XmlElement('paragraph');
  doc.getXmlFragment(bodyName).push([paragraph]);
  const mention = new Y.XmlElement('mention');
  paragraph.insert(0, [new Y.XmlText('Is this glare, '), mention, new Y.XmlText('? I am not sure.')]);
  mention.setAttribute('id', whom);
  mention.setAttribute('label', 'The director');
};

/** Reviewers, two of them with names of their own, and a phone. */
export async function makeMentions(db: Db) {
  const it = await makeReview(db);
  const nino: Login = { ...(await it.login('agent')), name: 'Nino Beridze' };
  const tom: Login = { ...(await it.login('agent')), name: 'Tom' };
  for (const { reviewerId, name } of [nino, tom])
    await db.updateTable('reviewer').set({ name }).where('id', '=', reviewerId).execute();
  return { ...it, nino, tom };
}
export type Mentions = Awaited<ReturnType<typeof makeMentions>>;

async function storedDoc(db: Db, noteId: string): Promise<{ doc: Y.Doc; seq: number }> {
  const rows = await db.selectFrom('note_update').selectAll().where('note_id', '=', noteId).orderBy('seq').execute();
  const doc = new Y.Doc();
  for (const { data } of rows) Y.applyUpdate(doc, data);
  return { doc, seq: rows.length };
}

/** Notes and what they mention. `world` is made later, before the tests. */
export function mentionsIn(world: () => Mentions) {
  const append = async (noteId: string, who: Login, seq: number, data: Uint8Array, client: number) => {
    const { now, ctx } = world();
    const row = { note_id: noteId, seq, first_seq: seq, author_id: who.reviewerId, at: now(), data };
    await ctx.db.insertInto('note_update').values(row).execute();
    const writer = { note_id: noteId, client_id: client, reviewer_id: who.reviewerId };
    await ctx.db
      .insertInto('note_writer')
      .values(writer)
      .onConflict((oc) => oc.doNothing())
      .execute();
    await ctx.db.updateTable('note').set({ last_seq: seq, edited_at: now() }).where('id', '=', noteId).execute();
  };
  return {
    append,
    storedDoc: (noteId: string) => storedDoc(world().ctx.db, noteId),
    async makeNote(): Promise<NoteAt> {
      const it = world();
      const sessionId = await it.finished();
      return { sessionId, noteId: (await openNote(it.ctx, it.companyId, sessionId))!.noteId };
    },
    /** A reviewer's change, as the rooms store it. */
    async write({ noteId }: NoteAt, who: Login, change: (doc: Y.Doc) => void): Promise<Uint8Array> {
      const { doc, seq } = await storedDoc(world().ctx.db, noteId);
      const before = Y.encodeStateVector(doc);
      doc.transact(() => change(doc));
      const data = Y.encodeStateAsUpdate(doc, before);
      await append(noteId, who, seq + 1, data, doc.clientID);
      return data;
    },
    comment: (id: string, text: string, mentions: readonly string[]) => (doc: Y.Doc) =>
      void doc.getMap(commentsName).set(id, { about, at: world().now().toISOString(), order: 1, text, mentions }),
    /** What the background does, now; the server's own may have taken the note first. */
    async looked({ noteId }: NoteAt): Promise<void> {
      const it = world();
      it.pass(40_000);
      await keepMentions(it.ctx);
      await eventually(async () => {
        const note = it.ctx.db.selectFrom('note').select(['mentions_seq', 'last_seq']).where('id', '=', noteId);
        const { mentions_seq, last_seq } = await note.executeTakeFirstOrThrow();
        return mentions_seq === last_seq;
      });
    },
    listOf: async (who: Login, at: NoteAt) =>
      (await listMentions(world().ctx.db, who)).mentions.filter(({ sessionId }) => sessionId === at.sessionId),
    factsOf: async (who: Login) =>
      (await readLog(world().ctx.db, world().companyId, 0, 100_000)).filter(
        (fact) =>
          fact.type.startsWith('mention.') && (fact.data as { reviewerId?: string }).reviewerId === who.reviewerId,
      ),
  };
}
