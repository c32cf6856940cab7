import * as Y from 'yjs';
import type { Me } from '../../shared/api/review.ts';
import {
  bodyName,
  type Comment,
  commentsName,
  type Mark,
  marksName,
  type Subject,
} from '../../shared/note/document.ts';
import { mentionOf } from '../../shared/note/mentions.ts';
import { type Colleague, signIn } from './colleague.ts';

/** Sessions that get a note. */
const most = 3;
const mark = 'portrait';

export interface Team {
  url: string;
  /** Three of the company at least. */
  emails: string[];
  password: string;
  signal: AbortSignal;
}

/** Notes of colleagues on what waits for a decision, so that a newcomer's first session shows what a team makes of one. */
export async function seedNotes({ url, emails, password, signal }: Team): Promise<void> {
  const people = await Promise.all(emails.slice(0, 3).map((email) => signIn(url, email, password, signal)));
  const [first, second, third] = people as [Colleague, Colleague, Colleague];
  const { reviewer: asked } = await first.ask<Me>('GET', '/api/me');
  const { rows } = await first.list({ state: ['awaiting_action'], limit: most });
  for (const { id } of rows) {
    const { view } = await first.session(id);
    const front = view.photos.find((photo) => photo.kind === 'document_front');
    await first.write(id, say);
    if (front) {
      await second.write(id, (doc) => {
        doc.getMap<Mark>(marksName).set(mark, portrait(front));
        comment(doc, `mark:${mark}`, 1, 'The edge of the portrait looks doubled here. What do you make of it?');
      });
      await third.write(id, (doc) =>
        comment(
          doc,
          `mark:${mark}`,
          2,
          `On the selfie it is the same person. I would ask for a second photo. ${mentionOf(asked.name)}, do you agree?`,
          [asked.id],
        ),
      );
    }
    await third.write(id, (doc) =>
      comment(doc, 'field:subject.documentNumber', 1, 'Compared with the zone, letter by letter: the same.'),
    );
  }
}

function say(doc: Y.Doc): void {
  const tasks: [text: string, done: boolean][] = [
    ['Portrait and selfie compared', true],
    ['Machine readable zone compared with the printed fields', true],
    ['Second photo of the front asked for', false],
  ];
  doc.getXmlFragment(bodyName).insert(0, [
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

/** Where the documents of the demo have it: left, above the machine readable zone. */
function portrait({ id, width, height }: { id: string; width: number; height: number }): Mark {
  const corners = [0.015 * width, 0.19 * height, 0.31 * width, 0.74 * height];
  const points = corners.map(Math.round) as unknown as Mark['points'];
  return { kind: 'box', photoId: id, points, number: 1, at: new Date().toISOString() };
}

function comment(doc: Y.Doc, about: Subject, order: number, text: string, mentions?: string[]): void {
  const at = new Date().toISOString();
  doc.getMap<Comment>(commentsName).set(`${about}-${order}`, { about, at, order, text, ...(mentions && { mentions }) });
}
