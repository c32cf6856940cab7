import type { ClusterParts } from './coverage.ts';

/** `Coverage.split`. */
export type Split = (cluster: string) => ClusterParts;

/** Letters of Western languages: in every report, and all in the first family. */
export const certain =
  /^[\t\n\r\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac]*$/;
/** Between a letter and an emoji the joiner belongs to neither, and the browser finds no font for the two together. */
const joiner = '\u200d';
const pictograph = /\p{Extended_Pictographic}/u;
const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** `U+10A40`, Unicode's notation of code points. */
const named = (letter: string): string => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Replaces what no font can render by its boxed code points, in all text below `root`, so that no letter of the report is
 * missing silently.
 * @returns the number of such characters
 */
export function markUndrawn(root: Element, split: Split): number {
  if (certain.test(root.textContent)) return 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts.reduce((count, text) => count + markText(text, split), 0);
}

function markText(text: Text, split: Split): number {
  if (certain.test(text.data)) return 0;
  const parts: (string | string[])[] = [];
  let count = 0;
  for (const { segment, index } of clusters.segment(text.data)) {
    const next = text.data.codePointAt(index + segment.length);
    const joinsNothing = segment.endsWith(joiner) && next !== undefined && pictograph.test(String.fromCodePoint(next));
    const { shown, missing } = split(joinsNothing ? segment.slice(0, -1) : segment);
    const lost = joinsNothing ? [...missing, joiner] : missing;
    const last = parts.at(-1);
    if (shown !== '' && typeof last === 'string') parts[parts.length - 1] = last + shown;
    else if (shown !== '') parts.push(shown);
    if (lost.length === 0) continue;
    count += lost.length;
    const before = parts.at(-1);
    if (Array.isArray(before)) for (const letter of lost) before.push(letter);
    else parts.push([...lost]);
  }
  if (parts.length === 1 && parts[0] === text.data) return 0;
  text.replaceWith(...parts.map((part) => (Array.isArray(part) ? boxOf(part) : part)));
  return count;
}

function boxOf(letters: readonly string[]): HTMLElement {
  const box = document.createElement('span');
  box.className = 'undrawn';
  box.textContent = letters.map(named).join(' ');
  return box;
}
