import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Mention } from '@tiptap/extension-mention';
import type { Slice } from '@tiptap/pm/model';
import * as proseMirrorView from '@tiptap/pm/view';
import { prosemirrorToYDoc } from '@tiptap/y-tiptap';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bodyName } from '../../../../../shared/note/document.ts';
import { noteLimits } from '../../../../../shared/note/limits.ts';
import { longestFrame } from '../../../../../shared/note/wire.ts';
import { content } from '../extensions.ts';
import { cleanPaste, isTooLarge, longestPaste } from './paste.ts';

/** As a paste is read; for tests, says its library, and so its types have it not. */
const { __parseFromClipboard: parseFromClipboard } = proseMirrorView as unknown as {
  __parseFromClipboard(...args: [view: Editor['view'], text: string, html: string, plain: boolean, at: object]): Slice;
};

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

/** An editor as the page has it, without colleagues. */
function open(html = '') {
  const doc = new Y.Doc();
  const editor = new Editor({
    extensions: [...content, Mention, Collaboration.configure({ document: doc, field: bodyName })],
    editorProps: { transformPastedHTML: cleanPaste },
  });
  editors.push(editor);
  editor.commands.setContent(html);
  return { doc, editor };
}

/** What Ctrl+C gives of what is selected. */
const copied = (editor: Editor) => editor.view.serializeForClipboard(editor.state.selection.content()).dom.innerHTML;

describe('what was cut in a note', () => {
  // A ticked checklist with a mention in it came back as a plain list with a name.
  it('keeps its ticks and its mentions', () => {
    const { editor } = open(
      '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>Ask <span data-type="mention" data-id="7" data-label="Ben"></span></p></li><li data-type="taskItem"><p>then call</p></li></ul>',
    );
    editor.commands.selectAll();
    const was = editor.getJSON().content?.[0];
    const other = open().editor;
    other.view.pasteHTML(copied(editor));
    expect(other.getJSON().content?.[0]).toEqual(was);
    expect(JSON.stringify(was)).toContain('"checked":true');
    expect(JSON.stringify(was)).toContain('"type":"mention"');
  });

  // It was "ax yb".
  it('keeps its blanks', () => {
    const { editor } = open();
    editor.commands.insertContent({ type: 'text', text: ' x  y ' });
    editor.commands.setTextSelection({ from: 1, to: 7 });
    const other = open('<p>ab</p>').editor;
    other.commands.setTextSelection(2);
    other.view.pasteHTML(copied(editor));
    expect(other.getText()).toBe('a x  y b');
  });
});

// They became none: the address without its scheme was taken for unsafe.
it.each([
  ['example.com', 'https://example.com'],
  ['ana@example.com', 'mailto:ana@example.com'],
])('%s is a link when a blank is typed behind it', (typed, href) => {
  const { editor } = open();
  for (const letter of `${typed} `) editor.view.dispatch(editor.state.tr.insertText(letter));
  expect(editor.view.dom.querySelector('a')?.getAttribute('href')).toBe(href);
});

describe('how much may be put in at once', () => {
  const { bytes, structs, markup, depth } = longestPaste;
  /** Whether the page refuses it, and what the note becomes by it. Not drawn: that takes seconds here. */
  const put = (html: string) => {
    const { editor } = open();
    const { state, view } = editor;
    const slice = parseFromClipboard(view, '', html, false, state.selection.$from);
    const note = () => prosemirrorToYDoc(state.tr.replaceSelection(slice).doc, bodyName);
    const sizes = () => {
      const doc = note();
      const structs = [...doc.store.clients.values()].reduce((sum, of) => sum + of.length, 0);
      return { bytes: Y.encodeStateAsUpdate(doc).length, structs };
    };
    return { refused: isTooLarge(slice, html), sizes };
  };
  const own = '<p data-pm-slice="0 0 []">';
  const id = '0f8fad5b-d9cb-469f-a165-70867728950e';

  // Its author was sent away for a frame that is too long, came back, said it again, for ever.
  const shapes: [string, most: number, (n: number) => string][] = [
    ['bytes and not letters', Math.floor(bytes / 3), (n) => `<p>${'ა'.repeat(n)}</p>`],
    ['lines', Math.floor(structs / 3), (n) => `<p>${'x'.repeat(30)}</p>`.repeat(n)],
    ['items of a list', Math.floor((structs - 1) / 4), (n) => `<ul>${'<li>x</li>'.repeat(n)}</ul>`],
    ['runs of bold', Math.floor(structs / 4), (n) => `<p>${'<b>a</b>b'.repeat(n)}</p>`],
    ['links', Math.floor(structs / 4), (n) => `<p>${'<a href="https://a.ge">a</a>b'.repeat(n)}</p>`],
    [
      'short mentions',
      Math.floor((structs - 2) / 3),
      (n) => `${own}${'<span data-type="mention" data-id="7"></span>'.repeat(n)}</p>`,
    ],
    [
      'mentions',
      Math.floor((structs - 2) / 4),
      (n) => `${own}${`<span data-type="mention" data-id="${id}" data-label="Ben Koval"></span>`.repeat(n)}</p>`,
    ],
  ];
  it.each(shapes)('%s: the most of it fits into a frame', (_name, most, html) => {
    const fits = put(html(most - 1));
    expect(fits.refused).toBe(false);
    const sizes = fits.sizes();
    expect(sizes.bytes).toBeLessThan(longestFrame / 2);
    // What the page counts is what the note gets; the note has room for two such pastes (security.md H1).
    expect(sizes.structs).toBeLessThanOrEqual(structs + 10);
    expect(sizes.structs).toBeLessThan(noteLimits.structs / 1.9);
  });
  it.each(shapes)('%s: more of it is refused', (_name, most, html) => {
    expect(put(html(Math.ceil(most * 1.01) + 1)).refused).toBe(true);
  });

  // The server refuses elements deeper than twice of it.
  it('quotes in quotes are refused beyond a depth that nobody means', () => {
    const quotes = (n: number) => `${'<blockquote>'.repeat(n)}<p>x</p>${'</blockquote>'.repeat(n)}`;
    expect(put(quotes(20)).refused).toBe(false);
    expect(put(quotes(depth + 1)).refused).toBe(true);
  });

  it('markup that long is not even read', () => {
    expect(put(`<p>${'<i></i>'.repeat(markup / 7)}x</p>`).refused).toBe(true);
  });
});
