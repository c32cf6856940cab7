import { readFileSync } from 'node:fs';
import path from 'node:path';
import { create } from 'fontkitten';
import type { Plugin } from 'vite';
import { isWithin, parseRanges, rangesOf, writeRanges } from '../src/print/fonts/code-point-ranges.ts';

// Neither letters nor signs: private use means another thing in each font, and what is not assigned means nothing.
const neverDrawn = /\p{C}/u;
const formatControl = /(?![\ufff9-\ufffb])\p{Cf}/u;

/** Blanks, digits and punctuation, which files of other scripts have beside their own letters. */
const lastOfLatin1 = 0xff;
const smallA = 0x61;

/** The code points that a font file is for: those that it has a glyph for, as its own `cmap` says. */
export function codePointsOf(file: string): number[] {
  const font = create(readFileSync(file));
  if (font.isCollection) throw new Error(`${file} holds more than one font`);
  const isForLatin = font.hasGlyphForCodePoint(smallA);
  return font.characterSet.filter((codePoint) => {
    const character = String.fromCodePoint(codePoint);
    const isShown = !neverDrawn.test(character) || formatControl.test(character);
    return isShown && (isForLatin || codePoint > lastOfLatin1);
  });
}

const face = /@font-face\s*\{[^}]*\}/g;
const fileOf = /url\((['"]?)([^)'"]+\.(?:woff2|ttf))\1\)/;
const declared = /unicode-range:\s*([^;}]+);?/;

/**
 * The style sheet of a font package, each `unicode-range` cut down to what the file has. Packages declare ranges of whole
 * blocks, and a browser takes a file for a letter that it was declared for: a box, although another font has the letter.
 */
export function withExactRanges(css: string, resolve: (url: string) => string): string {
  return css.replaceAll(face, (rule) => {
    const url = fileOf.exec(rule)?.[2];
    if (!url) throw new Error(`a face without a file: ${rule}`);
    const promised = declared.exec(rule)?.[1];
    const within = promised ? parseRanges(promised) : undefined;
    const has = codePointsOf(resolve(url)).filter((codePoint) => !within || isWithin(within, codePoint));
    // A file with nothing that was asked of it would be one for everything if it had no range.
    if (has.length === 0) return '';
    return rule.replace(declared, '').replace(/\}$/, `  unicode-range: ${writeRanges(rangesOf(has))};\n}`);
  });
}

/** Style sheets of the print page's fonts. Those of the console are for any browser and stay as they are. */
export const exactRanges: Plugin = {
  name: 'exact-ranges',
  enforce: 'pre',
  transform: {
    filter: { id: /(@fontsource\/.*|\/whole-fonts)\.css$/ },
    handler(code, id) {
      const importer = id.replace(/\?.*/, '');
      return withExactRanges(code, (url) =>
        url.startsWith('.')
          ? path.join(path.dirname(importer), url)
          : path.join(import.meta.dirname, '../../node_modules', url),
      );
    },
  },
};
