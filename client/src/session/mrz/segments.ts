import type { MrzCheck, MrzItem, MrzSpan } from '../../../../shared/document/mrz.ts';

/** A run of characters of one MRZ line that share the same items and the same verdict. */
export interface Segment {
  text: string;
  start: number;
  /** Indices into the check's items, widest first: a composite check digit's item includes the items that it checks. */
  items: number[];
  wrong: boolean;
}

const covers = (span: MrzSpan, line: number, at: number) => span.line === line && span.start <= at && at < span.end;

/** The line cut wherever an item or a marked run begins or ends; concatenated, the segments are the whole line. */
export function segmentsOf(check: MrzCheck, line: number): Segment[] {
  const text = check.lines[line] ?? '';
  const cuts = new Set([0, text.length]);
  const cut = (span: MrzSpan | null) => {
    if (!span || span.line !== line) return;
    // A span beyond the end of a line that is too short is clipped to the line.
    cuts.add(Math.min(Math.max(span.start, 0), text.length));
    cuts.add(Math.min(Math.max(span.end, 0), text.length));
  };
  for (const item of check.items) {
    cut(item.span);
    item.wrong.forEach(cut);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const start = edges[i]!;
    segments.push({ text: text.slice(start, edges[i + 1]), start, ...status(check.items, line, start) });
  }
  return segments;
}

function status(items: MrzItem[], line: number, at: number): { items: number[]; wrong: boolean } {
  const width = (item: MrzItem) => (item.span ? item.span.end - item.span.start : Number.POSITIVE_INFINITY);
  const here = items
    .map((item, index) => ({ item, index }))
    .filter(
      ({ item }) => (item.span && covers(item.span, line, at)) || item.wrong.some((span) => covers(span, line, at)),
    )
    .sort((a, b) => width(b.item) - width(a.item));
  return {
    items: here.map(({ index }) => index),
    wrong: here.some(({ item }) => item.wrong.some((span) => covers(span, line, at))),
  };
}

/** How many of the fifteen items are wrong. */
export const errorCount = (check: MrzCheck): number => check.items.filter((item) => item.valid === false).length;

/** Narrowest item under a segment: the one that a reviewer means when pointing there. */
export const meant = (segment: Segment): number | null => segment.items.at(-1) ?? null;
