import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { Run } from '../../../../shared/note/times.ts';

/**
 * Who wrote which letters: the fragment's items beside the document that was made from it. Nothing when the two are not
 * of one shape, as between a change and its arrival.
 */
export function writtenRuns(fragment: Y.XmlFragment, doc: Node): Run[] {
  const runs: Run[] = [];
  return walk(fragment, doc, 0, runs) ? runs : [];
}

function walk(parent: Y.XmlFragment, node: Node, start: number, runs: Run[]): boolean {
  let at = 0;
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      at += readText(child, start + at, runs);
    } else if (child instanceof Y.XmlElement) {
      const inner = node.nodeAt(at);
      if (inner?.type.name !== child.nodeName) return false;
      if (!inner.isAtom && !walk(child, inner, start + at + 1, runs)) return false;
      at += inner.nodeSize;
    }
  }
  return at === node.content.size;
}

/** @returns how many positions the text takes */
function readText(text: Y.XmlText, start: number, runs: Run[]): number {
  let at = start;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { client, clock } = item.id;
    const last = runs.at(-1);
    if (last && last.to === at && last.client === client && last.clock + (last.to - last.from) === clock)
      last.to += item.length;
    else runs.push({ from: at, to: at + item.length, client, clock });
    at += item.length;
  }
  return at - start;
}
