import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';

/** Letters that one client wrote in one go, in ProseMirror's positions. */
export interface Run {
  from: number;
  to: number;
  client: number;
  clock: number;
}

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

/** Milliseconds between letters that are told of as one. */
const together = 60_000;

/** When each client's letters came, from the rows of a note's history. */
export class Times {
  readonly #of = new Map<number, { from: number; to: number; at: string }[]>();

  /** Rows in their order. */
  add(row: { at: string; data: Uint8Array }): void {
    const { from, to } = Y.parseUpdateMeta(row.data);
    for (const [client, end] of to) {
      const ranges = this.#of.get(client) ?? [];
      if (ranges.length === 0) this.#of.set(client, ranges);
      const known = ranges.at(-1)?.to ?? 0;
      const begin = Math.max(known, from.get(client) ?? 0);
      if (end > begin) ranges.push({ from: begin, to: end, at: row.at });
    }
  }

  /** Undefined for what is newer than the rows. */
  of(client: number, clock: number): string | undefined {
    return this.#of.get(client)?.find((range) => range.from <= clock && clock < range.to)?.at;
  }

  /** A run in parts that came within one minute each; `at` is when the last of it came. */
  split({ from, to, client, clock }: Run): (Run & { at: string | undefined })[] {
    const end = clock + (to - from);
    const parts: (Run & { at: string | undefined })[] = [];
    for (let c = clock; c < end; ) {
      const range = this.#of.get(client)?.find((r) => r.from <= c && c < r.to);
      const until = range ? Math.min(range.to, end) : end;
      const last = parts.at(-1);
      if (last?.at && range && Date.parse(range.at) - Date.parse(last.at) < together) {
        last.to = from + (until - clock);
        last.at = range.at;
      } else {
        parts.push({ from: from + (c - clock), to: from + (until - clock), client, clock: c, at: range?.at });
      }
      c = until;
    }
    return parts;
  }
}
