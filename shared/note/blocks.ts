import type { NoteBlock, NoteInline } from '../report/report.ts';

/** Every piece of text in blocks of a note's record, in its order. Without recursion: they are as deep as people wrote them. */
export function* inlinesOf(blocks: readonly NoteBlock[]): Generator<NoteInline> {
  const stack = blocks.toReversed();
  for (let block = stack.pop(); block; block = stack.pop()) {
    if (block.kind === 'paragraph' || block.kind === 'heading') yield* block.children;
    else for (const inner of innerOf(block).toReversed()) stack.push(inner);
  }
}

function innerOf(block: Exclude<NoteBlock, { kind: 'paragraph' | 'heading' }>): readonly NoteBlock[] {
  if (block.kind === 'omitted') return [];
  if (block.kind === 'quote') return block.children;
  return block.kind === 'tasks' ? block.items.flatMap(({ children }) => children) : block.items.flat();
}
