import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { assertDrawn } from '../drawn-text.ts';
import { footerFontName, footerLine, type PageSize, watermark, watermarkStateName } from '../footer.ts';
import { firstCode, footerFont, lastCode } from './font.ts';
import { markTheRest } from './marked-content.ts';
import { type PdfFile, readDict, readStream, resolve } from './read.ts';
import { nameLinks } from './structure.ts';
import { type Dict, parseArray, parseDict, refOf, UnreadablePdf, writeDict } from './syntax.ts';
import type { Draft } from './write.ts';

const pack = promisify(deflate);

/** The pages of a tree, in their order. @throws UnreadablePdf if it is not a tree */
export function pagesOf(file: PdfFile, root: number): number[] {
  const pages: number[] = [];
  const seen = new Set<number>();
  const walk = (num: number) => {
    if (seen.has(num)) throw new UnreadablePdf('a page of the PDF is there twice');
    seen.add(num);
    const dict = readDict(file, num);
    if (dict.get('Type') === '/Page') pages.push(num);
    else for (const kid of parseArray(resolve(file, dict.get('Kids')) ?? '[]')) walk(refOf(kid) ?? 0);
  };
  walk(root);
  return pages;
}

function sizeOf(page: Dict): PageSize {
  const [left, bottom, right, top] = parseArray(page.get('MediaBox') ?? '[]').map(Number);
  if (left !== 0 || bottom !== 0 || !(right! > 0) || !(top! > 0)) {
    throw new UnreadablePdf('a page of the PDF has no size as Chromium writes it');
  }
  return { width: right!, height: top! };
}

/** The footer's font, as a simple font whose codes are Windows-1252. @returns a reference to it */
function addFont(draft: Draft): string {
  const font = footerFont();
  const name = '/VDMFTR+NotoSans-Regular';
  const file = draft.add({
    dict: { Length1: String(font.length), Filter: '/FlateDecode' },
    stream: font.packed,
  });
  const descriptor = draft.add(
    writeDict({
      Type: '/FontDescriptor',
      FontName: name,
      Flags: '32', // no symbols: letters by name
      FontBBox: `[${font.box.join(' ')}]`,
      ItalicAngle: '0',
      Ascent: String(font.ascent),
      Descent: String(font.descent),
      CapHeight: '714',
      StemV: '80',
      FontFile2: file,
    }),
  );
  return draft.add(
    writeDict({
      Type: '/Font',
      Subtype: '/TrueType',
      BaseFont: name,
      Encoding: '/WinAnsiEncoding',
      FirstChar: String(firstCode),
      LastChar: String(lastCode),
      Widths: `[${font.widths.join(' ')}]`,
      FontDescriptor: descriptor,
    }),
  );
}

export interface PageNotes {
  /** At the foot, left. */
  left: string;
  /** At the foot, right. */
  right: (page: number, pages: number) => string;
  /** A word across the page. */
  watermark: string | undefined;
}

/**
 * Writes the foot of each page and, if so wished, a word across it, and makes what the page paints without a tag an artifact.
 * @param first annotations that the first page gets besides its own
 * @throws LettersMissing when a letter of a page was not drawn
 */
export async function finishPages(
  file: PdfFile,
  draft: Draft,
  pages: number[],
  notes: PageNotes,
  first: string[],
): Promise<void> {
  const font = addFont(draft);
  const thin = notes.watermark && draft.add('<</Type /ExtGState /ca .14 /CA .14>>');
  // Chromium leaves its own scale in force at the end of a page.
  const before = draft.add({ dict: {}, stream: Buffer.from('q\n') });
  const finishPage = async (num: number, i: number) => {
    const page = readDict(file, num);
    const size = sizeOf(page);
    const content = refOf(page.get('Contents'));
    if (content === undefined) throw new UnreadablePdf('a page of the PDF has no content as Chromium writes it');
    const { dict, data } = readStream(file, content);
    const text = data.toString('latin1');
    const resources = parseDict(resolve(file, page.get('Resources')) ?? '<<>>').dict;
    assertDrawn(file, resources, text);
    const marked = markTheRest(text);
    if (marked.artifacts > 0) {
      dict.set('Filter', '/FlateDecode');
      draft.replace(content, {
        dict: Object.fromEntries(dict),
        stream: await pack(Buffer.from(marked.content, 'latin1')),
      });
    }
    const own = `Q\n${notes.watermark ? watermark(size, notes.watermark) : ''}${footerLine(size, notes.left, notes.right(i + 1, pages.length))}`;
    return { num, page, resources, content, own };
  };
  const finished = await Promise.all(pages.map(finishPage));
  // Numbers are given in the order of the pages, whichever was packed first.
  for (const [i, { num, page, resources, content, own }] of finished.entries()) {
    const after = draft.add({ dict: {}, stream: Buffer.from(own, 'latin1') });
    page.set('Contents', `[${before} ${content} 0 R ${after}]`);
    include(file, resources, 'Font', footerFontName, font);
    if (thin) include(file, resources, 'ExtGState', watermarkStateName, thin);
    page.set('Resources', writeDict(resources));
    const annotations = [...nameLinks(file, draft, page), ...(i === 0 ? first : [])];
    if (annotations.length > 0) page.set('Annots', `[${annotations.join(' ')}]`);
    page.set('Tabs', '/S'); // by the structure
    draft.replace(num, writeDict(page));
  }
}

function include(file: PdfFile, resources: Dict, kind: string, name: string, value: string): void {
  const all = parseDict(resolve(file, resources.get(kind)) ?? '<<>>').dict;
  all.set(name, value);
  resources.set(kind, writeDict(all));
}
