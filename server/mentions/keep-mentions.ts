import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { isOutage } from '../http/errors/outage.ts';
import type { Every } from '../log/follow.ts';
import { keepPassing, type Passing } from '../log/keep-passing.ts';
import { transact } from '../log/transact.ts';
import { readNoteMentions } from '../notes/mentions.ts';
import { findMentionable } from './queries.ts';
import { type MentioningNote, writeMentions } from './write-mentions.ts';

type Parts = Pick<Context, 'db' | 'notifier' | 'now' | 'logger'>;

/** Milliseconds between polls: one small query per node. */
const lookEveryMs = 1_000;
/** Milliseconds without an edit after which a note is scanned. */
const quietMs = 1_500;
/** Milliseconds after which it is scanned despite continuous edits. */
const longestWaitMs = 8_000;
/** Milliseconds between two scans of one note; a long history is slow to open. */
const restMs = 2_000;
const largeHistory = { bytes: 512 << 10, restMs: 30_000 };
/** Notes per poll. */
const batchSize = 20;

/** Milliseconds until the next scan of a note whose author has reached the hourly limit. */
const overLimitRestMs = 60_000;

interface DueNote extends MentioningNote {
  mentions_seq: number;
}

/**
 * Scans edited notes and stores who is mentioned in them. The stored document is the source, not what a page reports; a repeated
 * scan, also by two nodes or after a crash, produces the same rows.
 */
export async function keepMentions(ctx: Parts, isStopped: () => boolean = () => false): Promise<void> {
  for (const note of await takeDue(ctx)) {
    if (isStopped()) return;
    // A failing note does not delay the others: it is retried after its pause.
    await lookThrough(ctx, note).catch((err) => {
      if (isOutage(err)) throw err;
      ctx.logger.warn({ err, noteId: note.id }, 'a note could not be looked through for mentions');
    });
  }
}

/** Leased for the duration of a pause, so that other nodes take other notes. */
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
  // Outside the transaction: opening a large note is slow, and its writers would wait for the row lock.
  const found = await readNoteMentions(ctx.db, companyId, id, names);
  await transact(ctx, companyId, 'system', async (trx) => {
    const now = await trx
      .selectFrom('note')
      .select(['mentions_seq', 'last_seq'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    // Another node, or a later scan, has already stored newer results.
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
 * Most notes contain no mention. Elements and comments with mentions contain the word in their bytes; an update that removes a
 * mention concerns a note that already has rows.
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

/** Scans edited notes for as long as the server runs. */
export const keepLookingForMentions = (ctx: Parts, repeat?: Every): Passing =>
  keepPassing(
    ctx,
    (isStopped) => keepMentions(ctx, isStopped),
    { everyMs: lookEveryMs, failure: 'mentions could not be looked for; the next look will find them' },
    repeat,
  );
