import { randomUUIDv7 } from 'node:crypto';
import type { Fact } from '../../shared/event.ts';
import type { Trx } from '../db/database.ts';
import type { NoteMention } from '../notes/mentions.ts';
import { matchMentions } from './match-mentions.ts';

/** Mentions per author and hour that notify at once; further ones notify later. */
export const mostPerAuthorAndHour = 100;

/** A note whose mentions are being stored. */
export interface MentioningNote {
  id: string;
  company_id: string;
  session_id: string;
}

/**
 * Updates the rows of a note to the mentions found. The caller holds the lock on the note's row.
 * @returns whether every mention has its row: false when an author has reached the limit
 */
export async function writeMentions(
  trx: Trx,
  now: Date,
  note: MentioningNote,
  found: readonly NoteMention[],
): Promise<{ facts: Fact[]; isWhole: boolean }> {
  const rows = await trx
    .selectFrom('mention')
    .select(['id', 'reviewer_id', 'author_id', 'place', 'excerpt', 'removed_at'])
    .where('note_id', '=', note.id)
    .execute();
  const { added, retained, removed } = matchMentions(rows, found, now);
  const facts: Fact[] = [];
  for (const { row, mention } of retained) {
    if (row.removed_at) facts.push(addedFact(row.id, mention));
    if (!row.removed_at && row.place === mention.place && row.excerpt === mention.excerpt) continue;
    const { place, excerpt } = mention;
    await trx.updateTable('mention').set({ place, excerpt, removed_at: null }).where('id', '=', row.id).execute();
  }
  for (const { id, reviewer_id: reviewerId } of removed) {
    await trx.updateTable('mention').set({ removed_at: now }).where('id', '=', id).execute();
    facts.push({ type: 'mention.removed', sessionId: null, data: { mentionId: id, reviewerId } });
  }
  const budgets = new Map<string, number>();
  let isWhole = true;
  for (const mention of added) {
    const { authorId, reviewerId, place, about, excerpt } = mention;
    const left = budgets.get(authorId) ?? (await budgetOf(trx, authorId, now));
    budgets.set(authorId, left - 1);
    if (left <= 0) {
      isWhole = false;
      continue;
    }
    const id = randomUUIDv7();
    const ids = { id, company_id: note.company_id, session_id: note.session_id, note_id: note.id };
    await trx
      .insertInto('mention')
      .values({ ...ids, reviewer_id: reviewerId, author_id: authorId, place, about, excerpt, at: now })
      .execute();
    facts.push(addedFact(id, mention));
  }
  return { facts, isWhole };
}

const addedFact = (mentionId: string, { reviewerId, authorId }: NoteMention): Fact => ({
  type: 'mention.added',
  sessionId: null,
  data: { mentionId, reviewerId, authorId },
});

async function budgetOf(trx: Trx, authorId: string, now: Date): Promise<number> {
  const { n } = await trx
    .selectFrom('mention')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('author_id', '=', authorId)
    .where('at', '>', new Date(now.getTime() - 3_600_000))
    .executeTakeFirstOrThrow();
  return mostPerAuthorAndHour - Number(n);
}
