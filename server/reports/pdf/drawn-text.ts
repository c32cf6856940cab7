import { type PdfFile, readDict, readStream, resolve } from './objects/read.ts';
import { type Dict, parseDict, refOf } from './objects/syntax.ts';

/** What a page shows is not what it says: a glyph is missing, or came from a font that is none of the report's. */
export class LettersMissing extends Error {}

/** The names that the fonts of the print page (client/src/print/fonts/fonts.ts) bear when part of them is in a PDF. */
const ownFont = /^\/[A-Z]{6}\+(Noto|B612|Unifont)/;

// Chromium shows glyphs by their numbers, four digits each; 0 is the one for what a font does not have.
const hasMissingGlyph = (content: string): boolean =>
  content.matchAll(/<([\dA-Fa-f]+)> Tj/g).some(([, glyphs]) => glyphs!.match(/.{4}/g)?.includes('0000'));

/**
 * Every letter of a page and of the forms in it was drawn, by fonts of the report. PDF/A and PDF/UA forbid the box that stands
 * for a missing one, and a font of the machine may have its own idea of a letter, or none.
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
