import type { NoteMention } from '../notes/mentions.ts';

export interface MentionRow {
  id: string;
  reviewer_id: string;
  author_id: string;
  place: string;
  removed_at: Date | null;
}

/** Milliseconds after which what was cut out is not taken for moved any more, but for said once more. */
const moveMs = 120_000;

/**
 * What rows and a document differ in. Words that were cut and put elsewhere are other items of the document: their mention
 * moves along, and is not said twice.
 */
export function matchMentions<R extends MentionRow>(
  rows: readonly R[],
  found: readonly NoteMention[],
  now: Date,
): { retained: { row: R; mention: NoteMention }[]; added: NoteMention[]; removed: R[] } {
  const byKey = new Map(rows.map((row) => [keyOf(row.reviewer_id, row.author_id, row.place), row]));
  const retained: { row: R; mention: NoteMention }[] = [];
  const fresh: NoteMention[] = [];
  for (const mention of found) {
    const key = keyOf(mention.reviewerId, mention.authorId, mention.place);
    const row = byKey.get(key);
    if (row) retained.push({ row, mention });
    else if (mention.isNamed) fresh.push(mention);
    byKey.delete(key);
  }
  const gone = [...byKey.values()];
  const movable = gone.filter(({ removed_at }) => !removed_at || now.getTime() - removed_at.getTime() < moveMs);
  const added: NoteMention[] = [];
  for (const mention of fresh) {
    const at = movable.findIndex((row) => isMoved(row, mention));
    if (at < 0) added.push(mention);
    else retained.push({ row: movable.splice(at, 1)[0]!, mention });
  }
  const moved = new Set(retained.map(({ row }) => row));
  return { retained, added, removed: gone.filter((row) => !row.removed_at && !moved.has(row)) };
}

const keyOf = (reviewerId: string, authorId: string, place: string): string => `${reviewerId} ${authorId} ${place}`;

/** Within the note's text: a comment that was deleted and another are two. */
const isMoved = (row: MentionRow, mention: NoteMention): boolean =>
  row.reviewer_id === mention.reviewerId &&
  row.author_id === mention.authorId &&
  row.place.startsWith('body:') &&
  mention.place.startsWith('body:');
