import * as Y from 'yjs';
import { noteLimits } from '../../../shared/note/limits.ts';
import { safeHref } from '../../../shared/note/links.ts';
import type { Times } from '../../../shared/note/times.ts';
import type { NoteBlock, NoteInline, NoteRunMark } from '../../../shared/report/report.ts';

interface People {
  authorOf: (client: number) => string | null;
  times: Times;
  /** A colleague's name: labels of mentions are whatever their writer put there. */
  nameOf: (reviewerId: string) => string;
}

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook;
/** A parent whose nodes are still to be read, and the blocks that they become. */
interface Task {
  parent: Y.XmlFragment;
  into: NoteBlock[];
  depth: number;
}

/**
 * A note's text as blocks. Without recursion, and as deep as is taken now: a note may have been stored before its depth was
 * bounded (security.md M6). What is no block that we know is read for the text in it: a newer page may have written it.
 */
export function readBlocks(body: Y.XmlFragment, people: People): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  const tasks: Task[] = [{ parent: body, into: blocks, depth: 1 }];
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    const { into, depth } = task;
    if (depth > noteLimits.depth) {
      into.push({ kind: 'omitted' });
      continue;
    }
    const inside = (parent: Y.XmlFragment): NoteBlock[] => {
      const children: NoteBlock[] = [];
      tasks.push({ parent, into: children, depth: depth + 1 });
      return children;
    };
    for (const node of nodesIn(task.parent, isBlock)) {
      const block = blockOf(node, inside, people);
      if (block) into.push(block);
    }
  }
  return blocks;
}

const blockNames: readonly string[] = ['paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList', 'taskList'];
const isBlock = (node: Node): boolean => !(node instanceof Y.XmlElement) || blockNames.includes(node.nodeName);
const inlineNames: readonly string[] = ['hardBreak', 'mention', 'reference'];
const isInline = (node: Node): boolean => !(node instanceof Y.XmlElement) || inlineNames.includes(node.nodeName);

/** The nodes of a parent in their order, and instead of those that we do not know what is in them. */
function* nodesIn(parent: Y.XmlFragment, isKnown: (node: Node) => boolean): Generator<Node> {
  const stack: Node[] = childrenOf(parent).reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isKnown(node)) yield node;
    else for (const inner of childrenOf(node as Y.XmlElement).reverse()) stack.push(inner);
  }
}
const childrenOf = (parent: Y.XmlFragment): Node[] => parent.toArray();
const elementsOf = (parent: Y.XmlFragment): Y.XmlElement[] =>
  childrenOf(parent).filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);

function blockOf(node: Node, inside: (parent: Y.XmlFragment) => NoteBlock[], people: People): NoteBlock | undefined {
  if (node instanceof Y.XmlText) return { kind: 'paragraph', children: runsOf(node, people) };
  if (!(node instanceof Y.XmlElement)) return undefined;
  switch (node.nodeName) {
    case 'heading':
      return { kind: 'heading', level: Number(attribute(node, 'level')) || 2, children: inlinesOf(node, people) };
    case 'blockquote':
      return { kind: 'quote', children: inside(node) };
    case 'bulletList':
      return { kind: 'bullets', items: elementsOf(node).map(inside) };
    case 'orderedList':
      return { kind: 'numbers', items: elementsOf(node).map(inside) };
    case 'taskList': {
      const items = elementsOf(node).map((item) => ({
        done: attribute(item, 'checked') === true,
        children: inside(item),
      }));
      return { kind: 'tasks', items };
    }
    default:
      return { kind: 'paragraph', children: inlinesOf(node, people) };
  }
}

/** Attributes are whatever a page has set, text by Yjs' types alone. */
const attribute = (node: Y.XmlElement, name: string): unknown => node.getAttribute(name);
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

function inlinesOf(parent: Y.XmlFragment, people: People): NoteInline[] {
  const inlines: NoteInline[] = [];
  for (const node of nodesIn(parent, isInline)) {
    if (node instanceof Y.XmlText) inlines.push(...runsOf(node, people));
    if (!(node instanceof Y.XmlElement)) continue;
    const authorId = people.authorOf(node._item?.id.client ?? 0);
    const id = words(attribute(node, 'id'));
    if (node.nodeName === 'hardBreak') inlines.push({ kind: 'break' });
    if (node.nodeName === 'mention')
      inlines.push({ kind: 'mention', reviewerId: id, label: people.nameOf(id), authorId });
    if (node.nodeName === 'reference')
      inlines.push({ kind: 'reference', to: id, label: words(attribute(node, 'label')), authorId });
  }
  return inlines;
}

const runMarks: readonly NoteRunMark[] = ['bold', 'italic', 'underline', 'strike', 'link'];

/** Text by its items, which know their writers; formats are items between them. */
function runsOf(text: Y.XmlText, { authorOf, times }: People): NoteInline[] {
  const runs: (NoteInline & { kind: 'text' })[] = [];
  const formats = new Map<string, unknown>();
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) formats.delete(content.key);
      else formats.set(content.key, content.value);
      continue;
    }
    if (!(content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    const marks = runMarks.filter((mark) => formats.has(mark));
    const link = formats.get('link') as { href?: unknown } | undefined;
    const look = { authorId: authorOf(client), marks, href: safeHref(link?.href) };
    for (const part of times.split({ from: 0, to: item.length, client, clock })) {
      const run = { kind: 'text' as const, text: content.str.slice(part.from, part.to), at: part.at ?? null, ...look };
      const last = runs.at(-1);
      if (last && sameLook(last, run)) last.text += run.text;
      else runs.push(run);
    }
  }
  return runs;
}

/** Within the same minute it is one look: who reads a report does not count keystrokes. */
function sameLook(a: NoteInline & { kind: 'text' }, b: NoteInline & { kind: 'text' }): boolean {
  return (
    a.authorId === b.authorId &&
    a.href === b.href &&
    a.marks.join() === b.marks.join() &&
    a.at?.slice(0, 16) === b.at?.slice(0, 16)
  );
}
