import { Editor, getSchema } from '@tiptap/core';
import { DOMParser as EditorParser } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { content } from '../extensions.ts';
import { cleanPaste } from './paste.ts';

const parser = EditorParser.fromSchema(getSchema(content));
/** The lines that a note gets by a paste. */
function linesOf(html: string): string[] {
  const { body } = new DOMParser().parseFromString(cleanPaste(html), 'text/html');
  const lines: string[] = [];
  parser.parse(body).descendants((node) => {
    if (node.isTextblock) lines.push(node.textBetween(0, node.content.size, undefined, '⏎').trim());
    return !node.isTextblock;
  });
  return lines;
}
const excel = (rows: string) =>
  `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {mso-number-format:General;}</style></head><body>` +
  `<table border=0 style='border-collapse:collapse;width:130pt'><col width=87 style='width:65pt'><!--StartFragment-->${rows}` +
  '<!--EndFragment--></table></body></html>';

// findings/real-world.md 14, cases/12: "NameBornAnn1970-01-02" is what a note got.
describe('a pasted table has a line for each row, with its cells apart', () => {
  it.each([
    [
      'the case of the finding',
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>Name</td><td>Born</td></tr><tr><td>Ann</td><td>1970-01-02</td></tr></table></body></html>',
      ['Name · Born', 'Ann · 1970-01-02'],
    ],
    [
      'Excel, with empty cells inside and behind',
      excel(
        "<tr height=20 style='height:15.0pt'><td class=xl65>A</td><td></td><td>C</td><td></td></tr><tr><td>&nbsp;</td><td> </td></tr><tr><td>1</td><td>2</td><td>3</td></tr>",
      ),
      ['A · · C', '1 · 2 · 3'],
    ],
    [
      'Google Sheets',
      '<meta charset="utf-8"><google-sheets-html-origin><style>td {border:1px}</style><table xmlns="http://www.w3.org/1999/xhtml" data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody><tr style="height:21px;"><td data-sheets-value="x">A1</td><td>B1</td></tr></tbody></table>',
      ['A1 · B1'],
    ],
    [
      'Word, with its paragraphs and a list in cells, words around',
      '<p class=MsoNormal>Before</p><table class=MsoTableGrid><tr><td><p class=MsoNormal>Name<o:p></o:p></p></td><td><p class=MsoNormal>one</p><p class=MsoNormal>two</p></td></tr><tr><td>x<br>y</td><td><ul><li>p</li><li>q</li></ul></td></tr></table><p>After</p>',
      ['Before', 'Name · one two', 'x y · p q', 'After'],
    ],
    [
      'a head, a foot and a caption',
      '<table><caption>Checks</caption><thead><tr><th>Kind</th><th>Result</th></tr></thead><tfoot><tr><td>all</td><td>2</td></tr></tfoot><tbody><tr><td>a</td><td>ok</td></tr></tbody></table>',
      ['Checks', 'Kind · Result', 'all · 2', 'a · ok'],
    ],
    [
      'a table in a cell',
      '<table><tr><td>a</td><td><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table></td></tr></table>',
      ['a · 1 · 2 3 · 4'],
    ],
    [
      'a page that is laid out by tables',
      '<table><tr><td><h2>News</h2><p>One</p><ul><li>Two</li></ul></td></tr><tr><td>Three</td></tr></table>',
      ['News', 'One', 'Two', 'Three'],
    ],
    ['cells without their table', '<meta charset="utf-8"><td>A</td><td>B</td>', ['A · B']],
    ['one cell', '<table><tr><td>alone</td></tr></table>', ['alone']],
  ])('%s', (_, html, lines) => expect(linesOf(html)).toEqual(lines));

  it('formats and links in cells stay', () => {
    const html = cleanPaste('<table><tr><td><b>A</b></td><td><a href="https://example.com/">B</a></td></tr></table>');
    expect(html).toBe('<p><b>A</b> · <a href="https://example.com/">B</a></p>');
  });
});

it('as plain text its tabs stay, and its rows are lines', () => {
  const editor = new Editor({ element: document.createElement('div'), extensions: content, injectCSS: false });
  editor.view.pasteText('Name\tBorn\r\nAnn\t1970-01-02\n');
  expect(editor.getText({ blockSeparator: '\n' }).trimEnd()).toBe('Name\tBorn\nAnn\t1970-01-02');
  editor.destroy();
});
