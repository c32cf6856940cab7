import type { Node } from '@tiptap/pm/model';

/** Where two documents begin and end to differ, as positions in each; null where they do not. */
export function differenceOf(old: Node, now: Node): { from: number; to: number; toNow: number } | null {
  const from = old.content.findDiffStart(now.content);
  if (from === null) return null;
  const end = old.content.findDiffEnd(now.content)!;
  // What is repeated counts for both ends.
  const overlap = Math.max(0, from - Math.min(end.a, end.b));
  return { from, to: end.a + overlap, toNow: end.b + overlap };
}

/**
 * The place in a changed document that a place of the old one has become. A place goes with the letter before it, at the
 * beginning of a block with the one behind it: also where the block was split, or became an item of a list, which are another
 * block for the document.
 */
export function movePosition(old: Node, now: Node, pos: number): number {
  const changed = differenceOf(old, now);
  if (!changed) return pos;
  const { from, to, toNow } = changed;
  const isFirst = old.resolve(pos).parentOffset === 0;
  if (isFirst ? pos < from : pos <= from) return pos;
  if (isFirst ? pos >= to : pos > to) return pos + toNow - to;
  return moveByLetters(old, now, pos, isFirst);
}

function moveByLetters(old: Node, now: Node, pos: number, isFirst: boolean): number {
  const [before, after] = [old.textContent, now.textContent];
  const at = old.textBetween(0, pos).length;
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  let sameEnd = 0;
  const most = Math.min(before.length, after.length) - same;
  while (sameEnd < most && before.at(-1 - sameEnd) === after.at(-1 - sameEnd)) sameEnd++;
  const isInFirst = isFirst ? at < same : at <= same;
  const moved = isInFirst ? at : at >= before.length - sameEnd ? at + after.length - before.length : same;
  return positionOfLetter(now, moved, isFirst);
}

/** Behind the letter before that place in the text, or before the letter behind it. */
function positionOfLetter(doc: Node, at: number, isFirst: boolean): number {
  let found: number | undefined;
  let seen = 0;
  doc.descendants((node, pos) => {
    if (found !== undefined) return false;
    const length = node.text?.length ?? 0;
    if (length > 0 && (isFirst ? at < seen + length : at <= seen + length)) found = pos + at - seen;
    seen += length;
    return true;
  });
  return found ?? Math.max(doc.content.size - 1, 0);
}
