import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { Run } from '../../../../shared/note/times.ts';

/**
 * Authors of letters: maps the fragment's items to the document made from it. Empty when their structures differ, as
 * between a change and its arrival.
 */
export function writtenRuns(fragment: Y.XmlFragment, doc: Node): Run[] {
  const runs: Run[] = [];
  return walk(fragment, doc, runs) ? runs : [];
}

/** A parent being walked: its position starts at `start`, and the walked part ends at `at`. */
interface Open {
  children: unknown[];
  node: Node;
  next: number;
  start: number;
  at: number;
}
const openAt = (parent: Y.XmlFragment, node: Node, start: number): Open => ({
  children: parent.toArray(),
  node,
  next: 0,
  start,
  at: 0,
});

/** Iterative: nesting depth is not limited by the writer's client. */
function walk(fragment: Y.XmlFragment, doc: Node, runs: Run[]): boolean {
  const stack = [openAt(fragment, doc, 0)];
  for (let open = stack.at(-1); open; open = stack.at(-1)) {
    if (open.next === open.children.length) {
      if (open.at !== open.node.content.size) return false;
      stack.pop();
      continue;
    }
    const child = open.children[open.next++];
    if (child instanceof Y.XmlText) {
      open.at += readText(child, open.start + open.at, runs);
    } else if (child instanceof Y.XmlElement) {
      const inner = open.node.nodeAt(open.at);
      if (inner?.type.name !== child.nodeName) return false;
      if (!inner.isAtom) stack.push(openAt(child, inner, open.start + open.at + 1));
      open.at += inner.nodeSize;
    }
  }
  return true;
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
