import { Editor, getSchema } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bodyName } from '../../../../shared/note/document.ts';
import { linkMark, noteElements, plainMarks } from '../../../../shared/note/schema.ts';
import type { Note } from '../../session-model/note.ts';
import { content } from './extensions.ts';
import { mentions, references } from './inline/chips.ts';

const people: Record<string, { id: string; name: string; colour: number }> = {
  ben: { id: 'ben', name: 'Ben Koval', colour: 1 },
};
const doc = new Y.Doc();
const note = { doc, person: (id: string) => people[id] } as Partial<Note> as Note;
const extensions = () => [...content, mentions(note, {}), references(note, {})];

describe('N21 security.md H1, M1: the server takes what the editor writes, and nothing else', () => {
  const schema = getSchema(extensions());

  it('elements and their attributes', () => {
    const own = Object.values(schema.nodes).filter((type) => !type.isText && type.name !== 'doc');
    const attributes = Object.fromEntries(own.map(({ name, spec }) => [name, Object.keys(spec.attrs ?? {}).sort()]));
    const taken = Object.entries(noteElements).map(([name, of]) => [name, Object.keys(of).sort()]);
    expect(attributes).toEqual(Object.fromEntries(taken));
  });

  it('formats, of which the link alone has an attribute', () => {
    expect(Object.keys(schema.marks).sort()).toEqual([...plainMarks, linkMark].sort());
    const attributes = Object.values(schema.marks).map(({ name, spec }) => [name, Object.keys(spec.attrs ?? {})]);
    expect(attributes.filter(([, of]) => of!.length > 0)).toEqual([[linkMark, ['href']]]);
  });
});

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});
/** A page that shows what is in the document already. */
function show(write: (paragraph: Y.XmlElement) => void): HTMLElement {
  const stored = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  stored.getXmlFragment(bodyName).insert(0, [paragraph]);
  write(paragraph);
  const editor = new Editor({
    extensions: [...extensions(), Collaboration.configure({ document: stored, field: bodyName })],
  });
  editors.push(editor);
  return editor.view.dom;
}
const linked = (link: object) =>
  show((paragraph) => {
    const text = new Y.XmlText();
    paragraph.insert(0, [text]);
    text.insert(0, 'here', { link });
  }).querySelector('a');

describe('security.md M1: a link that was stored with more than an address', () => {
  // In Chromium it lay over the whole console and took every click.
  it('is drawn with constant target and rel, and without a class', () => {
    const link = linked({ href: 'https://ok.example/', class: 'fixed inset-0', target: '_self', rel: '', title: 'x' })!;
    expect(Object.fromEntries([...link.attributes].map(({ name, value }) => [name, value]))).toEqual({
      href: 'https://ok.example/',
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
    });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'java\tscript:alert(1)'])('%j leads nowhere', (href) => {
    expect(linked({ href })?.getAttribute('href') ?? '').toBe('');
  });
});

describe('security.md L14: a mention', () => {
  const mention = (id: string, label: string) =>
    show((paragraph) => {
      const element = new Y.XmlElement('mention');
      element.setAttribute('id', id);
      element.setAttribute('label', label);
      paragraph.insert(0, [element]);
    }).querySelector('.note-mention')?.textContent;

  it('shows the colleague’s name, whatever label its writer gave it', () => {
    expect(mention('ben', 'The director')).toBe('@Ben Koval');
    expect(mention('nobody', 'The director')).toBe('@Unknown colleague');
  });
});
