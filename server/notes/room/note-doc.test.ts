import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { noteLimits } from '../../../shared/note/limits.ts';
import {
  appended,
  inMap,
  inText,
  laterBomb,
  nested,
  perforated,
  prepended,
  quadratic,
  rewritten,
  withAttributes,
} from '../../testing/notes/note-attacks.ts';
import { noteText } from '../../testing/notes/note-text.ts';
import { TooManyConflicts } from '../update/conflict-work.ts';
import { UpdateRefused } from '../update/refused.ts';
import { NoteDoc } from './note-doc.ts';

const take = (doc: NoteDoc, update: Uint8Array): Uint8Array | undefined => {
  doc.check(doc.examine(update));
  return doc.apply([update]);
};
const refusal = (doc: NoteDoc, update: Uint8Array): string => {
  const before = doc.whole;
  try {
    take(doc, update);
  } catch (error) {
    // Nothing of it is in the document.
    expect(Y.encodeStateAsUpdate(doc.doc)).toEqual(before);
    if (error instanceof UpdateRefused) return error.as;
    throw error;
  }
  return 'taken';
};
const structsOf = ({ doc }: NoteDoc) => [...doc.store.clients.values()].reduce((sum, of) => sum + of.length, 0);

describe('security.md H1, M1: things that the editor never writes', () => {
  const link = (value: object) => inText(1, (text) => text.insert(0, 'x', { link: value }));
  const older = { target: '_blank', rel: 'noopener noreferrer nofollow', class: null };
  it.each<[string, Uint8Array, string]>([
    [
      'a link that covers the page',
      link({ href: 'https://ok.example/', class: 'fixed inset-0', target: '_self', rel: '' }),
      'malformed',
    ],
    ['a link that runs', link({ href: 'javascript:alert(1)' }), 'malformed'],
    ['a link of the editor', link({ href: 'https://ok.example/' }), 'taken'],
    ['a link as older pages wrote it', link({ href: 'mailto:a@b.example', ...older }), 'taken'],
    ['a format of its own', inText(1, (text) => text.insert(0, 'x', { style: { color: 'red' } })), 'malformed'],
    ['bold with a value', inText(1, (text) => text.insert(0, 'x', { bold: { class: 'x' } })), 'malformed'],
    ['bold', inText(1, (text) => text.insert(0, 'x', { bold: {} })), 'taken'],
    ['an element of its own', withAttributes(1, 'script', {}), 'malformed'],
    ['an element named after a method', withAttributes(1, 'toString', {}), 'malformed'],
    ['an attribute of its own', withAttributes(1, 'paragraph', { style: 'position:fixed' }), 'malformed'],
    ['a prototype as an attribute', withAttributes(1, 'paragraph', { constructor: 'x' }), 'malformed'],
    ['a level that is no number', withAttributes(1, 'heading', { level: '2' }), 'malformed'],
    ['a heading', withAttributes(1, 'heading', { level: 2 }), 'taken'],
    ['a label of a book', withAttributes(1, 'mention', { id: 'x', label: 'x'.repeat(600) }), 'malformed'],
    ['a part that notes do not have', inMap(1, 'hidden', 'k', 1), 'malformed'],
    ['a mark', inMap(1, 'marks', 'k', { kind: 'pin', points: [1, 2, 1, 2] }), 'taken'],
    ['an entry in the text', inMap(1, 'body', 'k', 1), 'malformed'],
    ['quotes in quotes', nested(1, noteLimits.depth), 'taken'],
    ['quotes in quotes for ever', nested(1, noteLimits.depth + 1), 'malformed'],
  ])('%s', (_name, update, as) => {
    expect(refusal(new NoteDoc([]), update)).toBe(as);
  });

  it('later as well, where a place is known by its neighbours alone', () => {
    const page = new Y.Doc();
    page.clientID = 1;
    noteText(page).insert(0, 'words');
    const doc = new NoteDoc([Y.encodeStateAsUpdate(page)]);
    const [block] = page.getXmlFragment('body').toArray() as Y.XmlElement[];
    const next = (write: () => void): Uint8Array => {
      const before = Y.encodeStateVector(page);
      write();
      return Y.encodeStateAsUpdate(page, before);
    };
    expect(
      refusal(
        doc,
        next(() => (block!.get(0) as Y.XmlText).insert(2, 'x', { link: { class: 'x' } })),
      ),
    ).toBe('malformed');
    const other = new NoteDoc([Y.encodeStateAsUpdate(page)]);
    expect(
      refusal(
        other,
        next(() => block!.setAttribute('onclick', 'x')),
      ),
    ).toBe('malformed');
    const third = new NoteDoc([Y.encodeStateAsUpdate(page)]);
    expect(
      refusal(
        third,
        next(() => block!.insert(1, [new Y.XmlElement('iframe')])),
      ),
    ).toBe('malformed');
  });

  it('depth is counted through what is there', () => {
    const doc = new NoteDoc([nested(1, noteLimits.depth)]);
    const page = new Y.Doc();
    Y.applyUpdate(page, doc.whole);
    const vector = Y.encodeStateVector(page);
    let inner = page.getXmlFragment('body').get(0) as Y.XmlElement;
    while (inner.length > 0) inner = inner.get(0) as Y.XmlElement;
    inner.insert(0, [new Y.XmlElement('paragraph')]);
    expect(refusal(doc, Y.encodeStateAsUpdate(page, vector))).toBe('malformed');
  });

  it('the rest of a struct stands where its first half stands', () => {
    const doc = new NoteDoc([inText(1, (text) => text.insert(0, 'half'))]);
    // The same client's letters, longer, and said to be in another text.
    const moved = inText(1, (text) => text.insert(0, 'half and more'));
    expect(refusal(doc, moved)).toBe('taken');
    const elsewhere = new NoteDoc([inText(1, (text) => text.insert(0, 'half'))]);
    const page = new Y.Doc();
    page.clientID = 1;
    page.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph'), new Y.XmlElement('paragraph')]);
    const text = new Y.XmlText('and more');
    (page.getXmlFragment('body').get(1) as Y.XmlElement).insert(0, [text]);
    expect(['malformed', 'taken']).toContain(refusal(elsewhere, Y.encodeStateAsUpdate(page)));
    // Whatever it is, what is stored can be loaded.
    expect(() => new NoteDoc([elsewhere.whole])).not.toThrow();
  });
});

describe('security.md H1: work that grows with its square', () => {
  it('a change that meets all of another is refused, and leaves the document as it was', () => {
    const doc = new NoteDoc([prepended(1, 1_000)]);
    expect(refusal(doc, prepended(2, 1_000))).toBe('malformed');
    expect(refusal(doc, rewritten(3, 2_000))).toBe('malformed');
    // Two who wrote for a while without hearing of each other are let through.
    expect(refusal(doc, prepended(4, 40))).toBe('taken');
  });

  it('in small changes it ends as soon as the sum is too much to be done again at each opening', () => {
    const doc = new NoteDoc([prepended(1, 1_000)]);
    let refused = 'taken';
    let changes = 0;
    for (; refused === 'taken' && changes < 2_000; changes++) refused = refusal(doc, prepended(10 + changes, 20));
    expect(refused).toMatch(/later|full/);
    expect(changes).toBeGreaterThan(3);
    expect(() => new NoteDoc([doc.whole])).not.toThrow();
  });

  it('changes that are much only when all of it is loaded are never stored as a whole, and nothing is added to them', () => {
    const updates = laterBomb(1_000);
    const doc = new NoteDoc([]);
    for (const update of updates) expect(refusal(doc, update)).toBe('taken');
    expect(doc.isLoadable()).toBe(false);
    expect(refusal(doc, prepended(50, 1))).toBe('full');
    // The changes themselves open it, though in one transaction they would be the bomb.
    expect(new NoteDoc(updates).isLoadable()).toBe(false);
  });

  it('a bomb that was stored before is not opened', () => {
    const stored = [prepended(1, 2_000), prepended(2, 2_000)];
    expect(() => new NoteDoc(stored)).toThrow(TooManyConflicts);
  });

  it('one frame of it, whatever its size', () => {
    for (const n of [1_600, 3_200, 6_400]) expect(refusal(new NoteDoc([]), quadratic(1, n))).toMatch(/malformed|taken/);
  });
});

describe('security.md H1, M5: the size of a note', () => {
  it('cutting letters apart makes structs, and ends at their number', () => {
    const [words, deletes] = perforated(1, 2 * noteLimits.structs);
    const doc = new NoteDoc([]);
    expect(refusal(doc, words)).toBe('taken');
    expect(refusal(doc, deletes)).toBe('full');
    const [few, more] = perforated(2, noteLimits.structs / 4);
    expect([refusal(doc, few), refusal(doc, more)]).toEqual(['taken', 'taken']);
    expect(structsOf(doc)).toBeLessThanOrEqual(noteLimits.structs);
  });

  it('structs and bytes end at the limits; what takes away is still taken', () => {
    const doc = new NoteDoc([]);
    expect(refusal(doc, appended(1, noteLimits.structs - 10))).toBe('taken');
    expect(refusal(doc, prepended(2, 11))).toBe('full');
    const page = new Y.Doc();
    Y.applyUpdate(page, doc.whole);
    const vector = Y.encodeStateVector(page);
    page.getXmlFragment('body').delete(0, 1_000);
    expect(refusal(doc, Y.encodeStateAsUpdate(page, vector))).toBe('taken');
    expect(refusal(doc, prepended(3, 2))).toBe('taken');

    const long = new NoteDoc([]);
    const half = (client: number) => inText(client, (text) => text.insert(0, 'x'.repeat(noteLimits.bytes / 2 - 100)));
    expect([1, 2, 3].map((client) => refusal(long, half(client)))).toEqual(['taken', 'taken', 'full']);
  });
});
