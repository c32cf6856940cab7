import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Fact } from '../../shared/event.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { type Every, every } from '../log/follow.ts';
import { transact } from '../log/transact.ts';
import { type NoteMention, readNoteMentions } from '../notes/mentions.ts';
import { matchMentions } from './match-mentions.ts';
import { findMentionable } from './queries.ts';

type Parts = Pick<Context, 'db' | 'bell' | 'now'>;

/** Milliseconds between looks: one small query a node. */
const lookEveryMs = 1_000;
/** Milliseconds without a key pressed after which a note is looked through. */
const quietMs = 1_500;
/** Milliseconds after which it is looked through although somebody goes on writing. */
const longestWaitMs = 8_000;
/** Milliseconds between two looks at one note; a large history takes long to open. */
const restMs = 2_000;
const largeHistory = { bytes: 512 << 10, restMs: 30_000 };
/** Notes a look. */
const batchSize = 20;

/** Mentions by one author in an hour that reach somebody; those beyond reach them later. */
export const mostPerAuthorAndHour = 100;
/** Milliseconds after which a note is looked at again in which somebody has reached that. */
const overLimitRestMs = 60_000;

interface DueNote {
  id: string;
  company_id: string;
  session_id: string;
  mentions_seq: number;
}

/**
 * Looks through notes that were written in, and keeps who is mentioned in them. What is stored is the source, not what a page
 * says of it; looked at twice, also by two nodes or after a kill, it comes to the same rows.
 */
export async function keepMentions(ctx: Parts): Promise<void> {
  for (const note of await takeDue(ctx)) await lookThrough(ctx, note);
}

/** Taken for a rest: another node looks at others meanwhile. */
async function takeDue({ db, now }: Parts): Promise<DueNote[]> {
  const at = now();
  const ago = (ms: number) => new Date(at.getTime() - ms);
  const { rows } = await sql<DueNote>`
    update note set mentions_next_at = ${at}::timestamptz
      + case when history_bytes > ${largeHistory.bytes}::integer then ${largeHistory.restMs}::integer
          else ${restMs}::integer end * interval '1 ms'
    where id in (
      select id from note
      where mentions_seq < last_seq and (mentions_next_at is null or mentions_next_at <= ${at}::timestamptz)
        and (edited_at <= ${ago(quietMs)}::timestamptz
          or coalesce(mentions_next_at, created_at) <= ${ago(longestWaitMs)}::timestamptz)
      order by edited_at limit ${batchSize} for update skip locked
    )
    returning id, company_id, session_id, mentions_seq`.execute(db);
  return rows;
}

async function lookThrough(ctx: Parts, note: DueNote): Promise<void> {
  const { id, company_id: companyId } = note;
  if (!(await mayHaveChanged(ctx, note))) return;
  const names = await findMentionable(ctx.db, companyId);
  // Outside of the transaction: opening a large note takes long, and its writers wait for the row.
  const found = await readNoteMentions(ctx.db, companyId, id, names);
  await transact(ctx, companyId, 'system', async (trx) => {
    const now = await trx
      .selectFrom('note')
      .select(['mentions_seq', 'last_seq'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    // Another node, or a later look, has been here with what is newer.
    if (!now || now.mentions_seq !== note.mentions_seq) return { value: undefined, facts: [] };
    const { facts, isWhole } = found
      ? await writeMentions(trx, ctx.now(), note, found.mentions)
      : { facts: [], isWhole: true };
    const seen = { mentions_seq: found?.seq ?? now.last_seq };
    const later = { mentions_next_at: new Date(ctx.now().getTime() + overLimitRestMs) };
    await trx
      .updateTable('note')
      .set(isWhole ? seen : later)
      .where('id', '=', id)
      .execute();
    return { value: undefined, facts };
  });
}

/**
 * Most notes mention nobody. Elements and comments that do have the word in their bytes; what takes one away is of a note that
 * has rows.
 */
async function mayHaveChanged({ db }: Parts, { id, mentions_seq }: DueNote): Promise<boolean> {
  const { rows } = await sql<{ may: boolean; seq: number | null }>`
    select exists (select from mention where note_id = ${id}::uuid)
        or coalesce(bool_or(position('\\x6d656e74696f6e'::bytea in data) > 0), false) as may,
      max(seq) as seq
    from note_update where note_id = ${id}::uuid and seq > ${mentions_seq}`.execute(db);
  const [row] = rows;
  if (row?.may || !row?.seq) return row?.may ?? false;
  await db
    .updateTable('note')
    .set({ mentions_seq: row.seq })
    .where('id', '=', id)
    .where('mentions_seq', '=', mentions_seq)
    .execute();
  return false;
}

/** @returns whether all that was found has its row: not when an author has reached the limit */
async function writeMentions(
  trx: Trx,
  now: Date,
  note: DueNote,
  found: readonly NoteMention[],
): Promise<{ facts: Fact[]; isWhole: boolean }> {
  const rows = await trx
    .selectFrom('mention')
    .select(['id', 'reviewer_id', 'author_id', 'place', 'excerpt', 'removed_at'])
    .where('note_id', '=', note.id)
    .execute();
  const { added, kept, removed } = matchMentions(rows, found, now);
  const facts: Fact[] = [];
  for (const { row, mention } of kept) {
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

/** Looks for ever. @returns ends it */
export function keepLookingForMentions(ctx: Parts & Pick<Context, 'logger'>, repeat: Every = every): () => void {
  let running = false;
  return repeat(lookEveryMs, () => {
    if (running) return;
    running = true;
    keepMentions(ctx)
      .catch((err) => ctx.logger.warn({ err }, 'mentions could not be looked for; the next look will find them'))
      .finally(() => {
        running = false;
      });
  });
}
