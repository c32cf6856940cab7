import { inlinesOf } from '../../../../shared/note/blocks.ts';
import type { NoteBlock } from '../../../../shared/report/report.ts';

export interface Written {
  authorId: string | null;
  letters: number;
  /** The minutes in which its text was written. */
  times: string[];
}

/** Authors of these blocks in order of first appearance, with times. */
export function writersOf(blocks: readonly NoteBlock[]): Written[] {
  const all = new Map<string | null, Written>();
  for (const inline of inlinesOf(blocks)) {
    if (inline.kind === 'break') continue;
    const entry = all.get(inline.authorId) ?? { authorId: inline.authorId, letters: 0, times: [] };
    all.set(inline.authorId, entry);
    if (inline.kind !== 'text') continue;
    entry.letters += inline.text.length;
    if (inline.at) entry.times.push(inline.at);
  }
  return [...all.values()];
}
