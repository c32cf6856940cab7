import type { Node as EditorNode, Fragment, Slice } from '@tiptap/pm/model';
import { noteLimits } from '../../../../../shared/note/limits.ts';
import { isSafeLink } from '../../../../../shared/note/links.ts';
import { tablesAsLines } from './tables-as-lines.ts';

/**
 * Limits of one paste: UTF-8 bytes of text, structs added to the note (three for a line of plain text), characters of markup
 * (Word
 * writes ten for each letter), and nesting depth. More would be a book, stored by every colleague for good; the limit of
 * the note is twice as much (shared/note/limits.ts).
 */
export const longestPaste = {
  bytes: 200_000,
  structs: noteLimits.structs / 2,
  markup: 4_000_000,
  depth: noteLimits.depth / 2,
} as const;

/** Measured on what would be inserted, not on what was offered: some sources offer markup without text. */
export function isTooLarge(slice: Slice, html: string): boolean {
  if (html.length > longestPaste.markup) return true;
  const utf8 = new TextEncoder();
  let bytes = 0;
  let structs = 0;
  slice.content.descendants((node) => {
    const wording = [node, ...node.marks].flatMap(({ attrs }) => Object.values(attrs));
    bytes += utf8.encode(`${node.text ?? ''}${wording.join('')}`).length;
    structs += structsOf(node);
  });
  return bytes > longestPaste.bytes || structs > longestPaste.structs || isDeeper(slice.content, longestPaste.depth);
}

/**
 * An element and its attributes, or a text and the two ends of each of its formats; text starts with a struct of its container.
 */
function structsOf(node: EditorNode): number {
  if (node.isText) return 1 + 2 * node.marks.length;
  return 1 + Object.values(node.attrs).filter((value) => value !== null).length + (node.inlineContent ? 1 : 0);
}

/** Whether nodes are nested deeper than that. */
export function isDeeper(content: Fragment, most: number): boolean {
  let level: readonly EditorNode[] = content.content;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((node) => node.content.content);
  }
  return false;
}

/** What the note must not hold; the editor's schema drops the remaining attributes. */
const rubbish =
  'style, script, meta, link, title, xml, img, svg, picture, video, audio, iframe, object, form, input, button, [hidden]';

/** Cells without their table: parsed alone, they would be dropped and their texts joined. */
const partOfTable = /^(?:\s|<meta[^>]*>|<!--[^>]*>)*(?:<(thead|tbody|tfoot|tr)|<(td|th))(?=[\s>])/i;

/**
 * Reduces the clipboard of Word and Google Docs to plain structure. Word writes lists as paragraphs with a bullet in an
 * mso-list comment; Docs wraps all in a <b> without meaning, and marks bold in styles.
 */
export function cleanPaste(html: string): string {
  // Rejected before parsing, which alone would block the page for seconds.
  if (html.length > longestPaste.markup) return '';
  const { body } = new DOMParser().parseFromString(
    html.replace(partOfTable, (_, row?: string, cell?: string) => (row ? `<table><${row}` : `<table><tr><${cell}`)),
    'text/html',
  );
  // Cut or copied in this editor: checks, mentions and blanks are left unchanged. The schema drops the rest.
  if (body.querySelector('[data-pm-slice]')) return html;
  const comments = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const dead: Node[] = [];
  while (comments.nextNode()) dead.push(comments.currentNode);
  for (const node of [...dead, ...body.querySelectorAll(rubbish)]) node.parentNode?.removeChild(node);
  for (const element of [...body.querySelectorAll('*')]) if (element.tagName.includes(':')) unwrap(element);
  listsOfWord(body);
  tablesAsLines(body);
  for (const element of [...body.querySelectorAll<HTMLElement>('b, strong, span, i, em')]) emphasis(element);
  for (const element of body.querySelectorAll('*')) {
    for (const { name } of [...element.attributes])
      if (name !== 'href' && name !== 'start') element.removeAttribute(name);
  }
  for (const link of [...body.querySelectorAll('a')]) if (!isSafeLink(link.getAttribute('href') ?? '')) unwrap(link);
  for (const paragraph of [...body.querySelectorAll('p')]) {
    if (paragraph.textContent?.replaceAll('\u00a0', ' ').trim() === '') paragraph.remove();
  }
  return body.innerHTML;
}

/** Bold and italic as elements; a <b> that is not bold is a wrapper. */
function emphasis(element: HTMLElement): void {
  const style = element.getAttribute('style') ?? '';
  // Not Word's mso-bidi-font-weight, which is for other scripts.
  const weight = /(?:^|;)\s*font-weight:\s*(\w+)/.exec(style)?.[1];
  const plain = weight === 'normal' || weight === '400';
  const bold = weight === 'bold' || Number(weight) >= 600;
  const italic = /(?:^|;)\s*font-style:\s*italic/.test(style);
  if (plain && /^(B|STRONG)$/.test(element.tagName)) unwrap(element);
  if (element.tagName !== 'SPAN') return;
  for (const tag of [bold && 'strong', italic && 'em']) {
    if (!tag) continue;
    const inner = document.createElement(tag);
    inner.append(...element.childNodes);
    element.append(inner);
  }
  unwrap(element);
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

const listItem = /mso-list:\s*(l\d+) level(\d+)/;
/** The number or bullet that Word wrote as text: `1.`, `a)`, `·`, `o`. */
const marker = /^[\s\u00a0]*(?:(\(?[0-9]{1,3}|\(?[a-z])[.)]|[·•o§▪–-])[\s\u00a0]+/i;

/** Runs of Word's list paragraphs become lists, nested by level. */
function listsOfWord(body: HTMLElement): void {
  const open: { of: string | undefined; level: number; list: HTMLElement }[] = [];
  for (const paragraph of [...body.querySelectorAll<HTMLElement>('p, h1, h2, h3')]) {
    const [, of, deep] = listItem.exec(paragraph.getAttribute('style') ?? '') ?? [];
    if (deep === undefined) {
      open.length = 0;
      continue;
    }
    const level = Number(deep);
    const isNumbered = /^[\s\u00a0]*\(?[0-9a-z]{1,3}[.)]/i.test(paragraph.textContent ?? '');
    dropMarker(paragraph);
    // Another list directly after it.
    if (open[0] && open[0].of !== of) open.length = 0;
    while (open.length > 0 && open.at(-1)!.level > level) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = document.createElement(isNumbered ? 'ol' : 'ul');
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent) parent.append(list);
      else paragraph.before(list);
      open.push({ of, level, list });
    }
    const item = document.createElement('li');
    const text = document.createElement('p');
    text.append(...paragraph.childNodes);
    item.append(text);
    open.at(-1)!.list.append(item);
    paragraph.remove();
  }
}

/** From the first letters of the paragraph, however many spans Word put around them. */
function dropMarker(paragraph: HTMLElement): void {
  for (const span of [
    ...paragraph.querySelectorAll<HTMLElement>('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]'),
  ]) {
    span.remove();
    return;
  }
  let left = marker.exec(paragraph.textContent ?? '')?.[0].length ?? 0;
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (left > 0 && texts.nextNode()) {
    const node = texts.currentNode as Text;
    const cut = Math.min(left, node.data.length);
    node.data = node.data.slice(cut);
    left -= cut;
  }
}
