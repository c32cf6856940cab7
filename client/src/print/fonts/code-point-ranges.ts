/** First and last code point, both inclusive. */
export type CodePointRange = readonly [first: number, last: number];

/** CSS unicode-range of a style sheet, such as `U+0-FF,U+131`: `U+4??` means U+400 to U+4FF. */
export function parseRanges(text: string): CodePointRange[] {
  return text.split(',').map((part) => {
    const [from, to] = part.trim().replace(/^U\+/i, '').split('-') as [string, string | undefined];
    const first = Number.parseInt(from.replaceAll('?', '0'), 16);
    return [first, Number.parseInt(to ?? from.replaceAll('?', 'F'), 16)];
  });
}

const hex = (codePoint: number): string => codePoint.toString(16).toUpperCase();

export const writeRanges = (ranges: readonly CodePointRange[]): string =>
  ranges.map(([first, last]) => `U+${hex(first)}${first === last ? '' : `-${hex(last)}`}`).join(',');

/** The minimal ranges that cover these code points, in order. */
export function rangesOf(codePoints: Iterable<number>): CodePointRange[] {
  const ranges: [number, number][] = [];
  for (const codePoint of [...codePoints].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && codePoint <= last[1] + 1) last[1] = codePoint;
    else ranges.push([codePoint, codePoint]);
  }
  return ranges;
}

export const isWithin = (ranges: readonly CodePointRange[], codePoint: number): boolean =>
  ranges.some(([first, last]) => first <= codePoint && codePoint <= last);
