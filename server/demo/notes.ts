import * as Y from 'yjs';
import {
  bodyName,
  type Comment,
  commentsName,
  type Mark,
  marksName,
  type Subject,
} from '../../shared/note/document.ts';
import type { Context } from '../context.ts';
import { openNote } from '../notes/commands.ts';
import { type Change, NoteStore, type Outcome } from '../notes/store.ts';

type Ctx = Pick<Context, 'db' | 'now'>;
type Write = (doc: Y.Doc) => void;

/** Notes of colleagues on what waits for a decision, so that a newcomer's first session shows what a team makes of one. */
export async function seedNotes(ctx: Ctx, companyId: string): Promise<void> {
  const people = await ctx.db
    .selectFrom('reviewer')
    .select('id')
    .where('company_id', '=', companyId)
    .orderBy('email')
    .execute();
  const sessions = await ctx.db
    .selectFrom('session')
    .innerJoin('photo', (join) =>
      join.onRef('photo.session_id', '=', 'session.id').on('photo.kind', '=', 'document_front'),
    )
    .select(['session.id', 'photo.id as photoId', 'photo.width', 'photo.height', 'photo.taken_at'])
    .distinctOn('session.id')
    .where('session.company_id', '=', companyId)
    .where('session.state', '=', 'awaiting_action')
    .orderBy('session.id', 'desc')
    .limit(3)
    .execute();
  const [first, second, third] = people.map(({ id }) => id);
  if (!first || !second || !third) return;
  for (const session of sessions) {
    const opened = await openNote(ctx, companyId, session.id);
    if (!opened) continue;
    const at = new Date(session.taken_at.getTime() + 4 * 60_000);
    const edge = 'mark:portrait';
    await write(ctx, opened.noteId, at, [
      [first, (doc) => say(doc)],
      [second, (doc) => doc.getMap<Mark>(marksName).set('portrait', portrait(session, at))],
      [second, comment(edge, at, 1, 'The edge of the portrait looks doubled here. What do you make of it?')],
      [
        third,
        comment(edge, at, 2, 'On the selfie it is the same person. I would ask for a second photo, without a flash.'),
      ],
      [third, comment('field:subject.documentNumber', at, 1, 'Compared with the zone, letter by letter: the same.')],
    ]);
  }
}

/** One after another, each under the client id of its own. @throws when the database refuses one */
async function write(ctx: Ctx, noteId: string, at: Date, steps: [authorId: string, write: Write][]): Promise<void> {
  const doc = new Y.Doc();
  for (const [authorId, change] of steps) {
    doc.clientID = Math.floor(Math.random() * 2 ** 32);
    const before = Y.encodeStateVector(doc);
    change(doc);
    const data = Y.encodeStateAsUpdate(doc, before);
    const outcome = await keep({ db: ctx.db, now: () => at }, { noteId, authorId, data, writers: [doc.clientID] });
    if ('refused' in outcome) throw new Error(`a demo note was refused: ${outcome.refused}`);
  }
}

function keep(ctx: Ctx, change: Change): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const store = new NoteStore<Change>(ctx, reject);
    store.add(change, ([result]) => resolve(result!.outcome));
  });
}

function say(doc: Y.Doc): void {
  const tasks: [text: string, done: boolean][] = [
    ['Portrait and selfie compared', true],
    ['Machine readable zone compared with the printed fields', true],
    ['Second photo of the front asked for', false],
  ];
  doc.getXmlFragment(bodyName).push([
    element('heading', { level: 2 }, [new Y.XmlText('What holds it up')]),
    paragraph('There is a reflection over the portrait: I would not decide from this photo alone.'),
    element(
      'taskList',
      {},
      tasks.map(([text, checked]) => element('taskItem', { checked }, [paragraph(text)])),
    ),
  ]);
}

function element(name: string, attributes: Record<string, unknown>, children: (Y.XmlElement | Y.XmlText)[]) {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(0, children);
  return made;
}
const paragraph = (text: string) => element('paragraph', {}, [new Y.XmlText(text)]);

/** Where a document of the common formats has its portrait: left, below the middle. */
function portrait({ photoId, width, height }: { photoId: string; width: number; height: number }, at: Date): Mark {
  const points = [0.015 * width, 0.19 * height, 0.31 * width, 0.74 * height].map(
    Math.round,
  ) as unknown as Mark['points'];
  return { kind: 'box', photoId, points, number: 1, at: at.toISOString() };
}

function comment(about: Subject, at: Date, order: number, text: string): Write {
  return (doc) =>
    void doc
      .getMap<Comment>(commentsName)
      .set(`${about}-${order}`, { about, at: new Date(at.getTime() + order * 40_000).toISOString(), order, text });
}
