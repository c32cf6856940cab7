import { getSchema } from '@tiptap/core';
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { Times } from '../../../../shared/note/times.ts';
import { content } from './extensions.ts';
import { writtenRuns } from './written.ts';

const schema = getSchema(content);
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** A document of two writers: Ana (1) a heading and a list, Ben (2) words into both. */
function two() {
  const ana = new Y.Doc();
  ana.clientID = 1;
  const body = ana.getXmlFragment('body');
  prosemirrorJSONToYXmlFragment(
    schema,
    {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Portrait' }] },
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('same ears')] }] },
      ],
    },
    body,
  );
  const first = Y.encodeStateAsUpdate(ana);
  const ben = new Y.Doc();
  ben.clientID = 2;
  Y.applyUpdate(ben, first);
  const heading = ben.getXmlFragment('body').get(0) as Y.XmlElement;
  const before = Y.encodeStateVector(ben);
  (heading.get(0) as Y.XmlText).insert(4, 'XX');
  const second = Y.encodeStateAsUpdate(ben, before);
  return { ben, first, second };
}

it('says of each letter who wrote it, through headings and lists', () => {
  const { ben } = two();
  const fragment = ben.getXmlFragment('body');
  const doc = yXmlFragmentToProseMirrorRootNode(fragment, schema);
  const runs = writtenRuns(fragment, doc).map(({ from, to, client }) => [doc.textBetween(from, to), client]);
  expect(runs).toEqual([
    ['Port', 1],
    ['XX', 2],
    ['rait', 1],
    ['same ears', 1],
  ]);
});

it('says nothing while document and fragment are not of one shape', () => {
  const { ben } = two();
  const other = schema.nodeFromJSON({ type: 'doc', content: [paragraph('other')] });
  expect(writtenRuns(ben.getXmlFragment('body'), other)).toEqual([]);
});

it('parts a run by when its letters came', () => {
  const { first, second } = two();
  const times = new Times();
  times.add({ at: '2026-11-23T10:00:00Z', data: first });
  times.add({ at: '2026-11-23T11:00:00Z', data: second });
  expect(times.of(2, 0)).toBe('2026-11-23T11:00:00Z');
  expect(times.of(2, 99)).toBe(undefined);
  const more = new Y.Doc();
  Y.applyUpdate(more, first);
  const parts = times.split({ from: 10, to: 14, client: 2, clock: 0 });
  expect(parts).toEqual([
    { from: 10, to: 12, client: 2, clock: 0, at: '2026-11-23T11:00:00Z' },
    { from: 12, to: 14, client: 2, clock: 2, at: undefined },
  ]);
});

it('takes letters that follow each other within a minute for one part', () => {
  const doc = new Y.Doc();
  doc.clientID = 5;
  const times = new Times();
  let second = 0;
  doc.on('update', (data: Uint8Array) => times.add({ at: new Date(1_000 * second).toISOString(), data }));
  for (const [letter, at] of [
    ['a', 1],
    ['b', 2],
    ['c', 200],
  ] as const) {
    second = at;
    doc.getText('t').insert(doc.getText('t').length, letter);
  }
  const parts = times.split({ from: 0, to: 3, client: 5, clock: 0 });
  expect(parts.map(({ from, to, at }) => [from, to, at])).toEqual([
    [0, 2, '1970-01-01T00:00:02.000Z'],
    [2, 3, '1970-01-01T00:03:20.000Z'],
  ]);
});
