import type { Coverage } from './coverage.ts';

/** Letters of Western languages: in every report, and all in the first family. */
export const certain =
  /^[\t\n\r\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac]*$/;
const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** `U+10A40`, as Unicode writes code points. */
const named = (letter: string): string => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Writes the code points of what no font can draw in its place, boxed, in all text below `root`, so that no letter of the
 * report is missing without a word.
 * @returns how many characters that were
 */
export function markUndrawn(root: Element, coverage: Coverage): number {
  if (certain.test(root.textContent)) return 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts.reduce((count, text) => count + markText(text, coverage), 0);
}

function markText(text: Text, coverage: Coverage): number {
  if (certain.test(text.data)) return 0;
  const parts: (string | string[])[] = [];
  let count = 0;
  for (const { segment } of clusters.segment(text.data)) {
    const { shown, missing } = coverage.split(segment);
    const last = parts.at(-1);
    if (shown !== '' && typeof last === 'string') parts[parts.length - 1] = last + shown;
    else if (shown !== '') parts.push(shown);
    if (missing.length === 0) continue;
    count += missing.length;
    const before = parts.at(-1);
    if (Array.isArray(before)) before.push(...missing);
    else parts.push(missing);
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
