import { type PdfFile, readDict, readStream, resolve } from './objects/read.ts';
import { type Dict, parseDict, refOf } from './objects/syntax.ts';

/** The rendered text differs from the content: a glyph is missing or comes from a font other than the report's. */
export class LettersMissing extends Error {}

/** Names of the print page's fonts (client/src/print/fonts/fonts.ts) as subsets in a PDF. */
const ownFont = /^\/[A-Z]{6}\+(Noto|B612|Unifont)/;

// Chromium writes glyph ids as four hex digits; 0 is .notdef.
const hasMissingGlyph = (content: string): boolean =>
  content.matchAll(/<([\dA-Fa-f]+)> Tj/g).some(([, glyphs]) => glyphs!.match(/.{4}/g)?.includes('0000'));

/**
 * Asserts that all text of a page and its form XObjects was drawn with the report's fonts. PDF/A and PDF/UA forbid .notdef
 * glyphs, and a system font may draw a letter differently or lack it.
 * @throws LettersMissing
 */
export function assertDrawn(file: PdfFile, resources: Dict, content: string, seen = new Set<number>()): void {
  if (hasMissingGlyph(content)) throw new LettersMissing('a font lacks a letter');
  for (const font of entriesOf(file, resources, 'Font')) {
    if (!ownFont.test(readDict(file, font).get('BaseFont') ?? '')) throw new LettersMissing('a font of the machine');
  }
  for (const object of entriesOf(file, resources, 'XObject')) {
    if (seen.has(object) || readDict(file, object).get('Subtype') !== '/Form') continue;
    seen.add(object);
    const { dict, data } = readStream(file, object);
    assertDrawn(file, parseDict(resolve(file, dict.get('Resources')) ?? '<<>>').dict, data.toString('latin1'), seen);
  }
}

function entriesOf(file: PdfFile, resources: Dict, kind: string): number[] {
  const { dict } = parseDict(resolve(file, resources.get(kind)) ?? '<<>>');
  return [...dict.values()].map(refOf).filter((num) => num !== undefined);
}
